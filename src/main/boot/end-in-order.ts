export interface EndPorts {
  /** Electron's: a listener may hold back that it ends. */
  readonly app: {
    on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown;
    quit(): void;
  };
  /** Begins nothing new. */
  readonly stop: () => void;
  /** Resolves once what was to be written is written. */
  readonly settled: () => Promise<void>;
  /** Ends the processes beside this one. */
  readonly end: () => void;
}

/** A disk that does not answer keeps nobody from closing the program. */
const AT_MOST_MS = 3_000;

/** Quits once what the pages said as they were closed is on the disk. */
export function endInOrder({ app, stop, settled, end }: EndPorts): void {
  let state: 'open' | 'writing' | 'written' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'written') {
      end();
      return;
    }
    event.preventDefault();
    if (state === 'writing') return;
    state = 'writing';
    stop();
    const enough = new Promise<void>((resolve) => setTimeout(resolve, AT_MOST_MS));
    void Promise.race([settled(), enough]).finally(() => {
      // In another turn: while Electron tells of the quit that is held back here, it takes no other.
      setImmediate(() => {
        state = 'written';
        app.quit();
      });
    });
  });
}
