const LOOK_EVERY_MS = 500;

/** `kill` on npm ends npm and its shell but not us: notice the lost parent and stop too. @param {() => void} stop */
export function stopWithParent(stop) {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, LOOK_EVERY_MS);
  watch.unref();
}
