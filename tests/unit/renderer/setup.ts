import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach } from 'vitest';

// As for what Vitest polls (vitest.config.ts): one second, the default, is not enough on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out: every element is 800 by 600, so that a virtual list has rows in sight.
const SIZE = { width: 800, height: 600 };

class LaidOut implements ResizeObserver {
  constructor(private readonly callback: ResizeObserverCallback) {}

  observe(target: Element): void {
    const box = [{ blockSize: SIZE.height, inlineSize: SIZE.width }];
    const entry = {
      target,
      contentRect: target.getBoundingClientRect(),
      borderBoxSize: box,
      contentBoxSize: box,
      devicePixelContentBoxSize: box,
    };
    this.callback([entry], this);
  }

  unobserve(): void {
    // Nothing is ever resized here.
  }

  disconnect(): void {
    // Nothing is ever resized here.
  }
}

globalThis.ResizeObserver = LaidOut;

for (const [name, size] of [
  ['offsetWidth', SIZE.width],
  ['offsetHeight', SIZE.height],
  ['clientWidth', SIZE.width],
  ['clientHeight', SIZE.height],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}

Element.prototype.scrollTo = function scrollTo() {
  // Scrolling is the browser's.
};
Element.prototype.scrollIntoView = function scrollIntoView() {
  // Scrolling is the browser's.
};
Element.prototype.getAnimations = () => [];

// A page takes its timers with it. These are Node's, and would go on in a world from which jsdom has taken the document away.
const timers = new Set<NodeJS.Timeout>();
const remembered = {
  apply: (start: typeof setTimeout, self: unknown, given: Parameters<typeof setTimeout>) => {
    const timer = Reflect.apply(start, self, given);
    timers.add(timer);
    return timer;
  },
};
globalThis.setTimeout = new Proxy(setTimeout, remembered);
globalThis.setInterval = new Proxy(setInterval, remembered as object);

afterEach(() => cleanup());
afterAll(() => {
  for (const timer of timers) clearTimeout(timer);
});
