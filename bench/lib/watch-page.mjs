/**
 * Runs inside the measured page, as text. Tells through `__benchSays`:
 * `painted`: the page's own mark `workbench:usable`, and a paint that was really presented (a window that is never shown gets marks
 * and frames, but no paint). `usable`: the Tab key, sent at that moment, was taken by the page's listeners, and the frame after it is
 * done: a window that paints and then sits on its main thread is painted, not usable.
 * Times are wall clock with the renderer's resolution (ms since 1970).
 */
function watchPage() {
  if (globalThis.__benchWatches) return;
  globalThis.__benchWatches = true;
  const say = globalThis.__benchSays;
  const seen = {};
  const afterFrame = new MessageChannel();
  afterFrame.port1.addEventListener('message', () =>
    say(JSON.stringify({ usable: performance.timeOrigin + performance.now() })),
  );
  afterFrame.port1.start();

  const observer = new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) seen[name] ??= performance.timeOrigin + startTime;
    if (seen['workbench:usable'] === undefined || seen['first-contentful-paint'] === undefined) return;
    observer.disconnect();
    // Caught on its way in, so that nobody can stop it; the frame comes after the page's own listeners have run.
    const answered = () => requestAnimationFrame(() => afterFrame.port2.postMessage(null));
    addEventListener('keydown', answered, { capture: true, once: true });
    const painted = Math.max(seen['workbench:usable'], seen['first-contentful-paint']);
    say(JSON.stringify({ page: performance.timeOrigin, painted }));
  });
  for (const type of ['mark', 'paint']) observer.observe({ type, buffered: true });
}

export const WATCH_PAGE = `(${watchPage.toString()})()`;
