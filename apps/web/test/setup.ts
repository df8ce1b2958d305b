import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A machine that does other things too is slow, which is no fault of a page.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout, so it lacks what the kit asks of a real window.
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

window.ResizeObserver = NoResizeObserver;
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});
window.HTMLElement.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

afterEach(cleanup);
