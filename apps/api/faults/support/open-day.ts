import { clockOf } from '../../src/platform/clock.ts';

/** A day on which the notice is open whose doti are contended for: notices close, and what is tested of them must still be testable. */
const openDay = '2026-11-22';
const dayMs = 86_400_000;
/** Whole days since then, in milliseconds. */
const lagMs = Math.max(0, Math.floor((Date.now() - Date.parse(openDay)) / dayMs)) * dayMs;

export const openDayClock = clockOf(() => new Date(Date.now() - lagMs));

const standThere = `
  const { now } = Date;
  globalThis.Date = class extends Date {
    constructor(...given) { super(...(given.length > 0 ? given : [now() - ${lagMs}])); }
    static now() { return now() - ${lagMs}; }
  };`;

/** Settings with which the product stands on that day; the database keeps its own. */
export const openDaySettings = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(standThere)}`,
} as const;
