/** True when the page of design pieces is part of this build. */
declare const __DESIGN_PAGE__: boolean;

interface Window {
  /** The answer that index.html asked for before the scripts arrived. */
  askedEarly?: { path: string; reply: Promise<Response> } | undefined;
}
