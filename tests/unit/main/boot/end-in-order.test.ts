import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { endInOrder } from '../../../../src/main/boot/end-in-order';

/** Electron's app: a quit that a listener holds back is none, and while it is told of one it takes no other. */
function fakeApp() {
  const events = new EventEmitter();
  let quitting = false;
  const app = {
    ended: false,
    on: (name: 'will-quit', listener: (event: { preventDefault: () => void }) => void) =>
      void events.on(name, listener),
    quit: () => {
      if (quitting) return;
      quitting = true;
      let held = false;
      events.emit('will-quit', { preventDefault: () => (held = true) });
      app.ended = !held;
      // Promises of the listener are carried out before Electron goes on.
      setImmediate(() => (quitting = false));
    },
  };
  return app;
}

function begin() {
  const app = fakeApp();
  const said: string[] = [];
  let written: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => (written = resolve));
  endInOrder({
    app,
    stop: () => said.push('stop'),
    settled: () => settled,
    end: () => said.push('end'),
  });
  return { app, said, written };
}

it('ends once all is written, however often it is told to quit meanwhile', async () => {
  const { app, said, written } = begin();
  app.quit();
  await new Promise(setImmediate);
  app.quit();
  expect([app.ended, said]).toEqual([false, ['stop']]);
  written();
  await vi.waitFor(() => expect(app.ended).toBe(true));
  expect(said).toEqual(['stop', 'end']);
});

it('ends where nothing is to be written', async () => {
  const { app, said, written } = begin();
  written();
  app.quit();
  await vi.waitFor(() => expect(app.ended).toBe(true));
  expect(said).toEqual(['stop', 'end']);
});

it('ends after three seconds where the disk does not answer', async () => {
  vi.useFakeTimers();
  try {
    const { app, said } = begin();
    app.quit();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(app.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect([app.ended, said]).toEqual([true, ['stop', 'end']]);
  } finally {
    vi.useRealTimers();
  }
});
