/**
 * Runs inside the measured page, as text. `__frames.begin()` follows all frames until `__frames.end()`, which answers how far they were
 * apart and which of them were long for the page's own work; `__frames.until(ready)` answers the time (`performance.now()`) of the frame
 * in which `ready` holds.
 */
function watchFrames() {
  if (globalThis.__frames) return;
  let apart = null;
  let long = [];
  let last;
  new PerformanceObserver((list) => {
    for (const { startTime, duration, renderStart, scripts } of list.getEntries()) {
      const of = scripts.map(
        ({ invoker, sourceFunctionName, duration: ms }) => `${invoker} ${sourceFunctionName} ${Math.round(ms)}`,
      );
      long.push({ startTime, duration, render: renderStart === 0 ? 0 : startTime + duration - renderStart, of });
    }
  }).observe({ type: 'long-animation-frame' });
  const frame = (at) => {
    if (apart === null) return;
    if (last !== undefined) apart.push(at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  globalThis.__frames = {
    begin() {
      apart = [];
      long = [];
      last = undefined;
      requestAnimationFrame(frame);
    },
    end() {
      const taken = { apart, long };
      apart = null;
      return taken;
    },
    until: (ready) =>
      new Promise((resolve) => {
        const look = () => (ready() ? resolve(performance.now()) : requestAnimationFrame(look));
        requestAnimationFrame(look);
      }),
    /** Scrolls to the end and takes so many ms: by time, so that a slow frame skips rows as a dragged scroll bar does. */
    sweep: (element, ms) =>
      new Promise((done) => {
        const from = performance.now();
        const go = () => {
          const part = Math.min(1, (performance.now() - from) / ms);
          element.scrollTop = part * (element.scrollHeight - element.clientHeight);
          if (part < 1) requestAnimationFrame(go);
          else done();
        };
        requestAnimationFrame(go);
      }),
  };
}

export const WATCH_FRAMES = `(${watchFrames.toString()})()`;
