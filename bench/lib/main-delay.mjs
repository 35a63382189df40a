/** Part of every sample: the histogram's own timer, in ms. */
const STEP = 2;
const SLOT = 'bench.delay';

/** Begins to watch how long the main process of a running Electron is held up, from inside it. */
export async function watchMain(electron) {
  await electron.evaluate(
    (_, { slot, resolution }) => {
      // getBuiltinModule: in a main that is an ES module the inspector has no `require`.
      const histogram = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution });
      histogram.enable();
      globalThis[Symbol.for(slot)] = histogram;
    },
    { slot: SLOT, resolution: STEP },
  );
  await electron.evaluate((_, slot) => globalThis[Symbol.for(slot)].reset(), SLOT);
  return {
    /** The longest stall in ms, and the 99th percentile of all samples. */
    end: () =>
      electron.evaluate(
        (_, { slot, step }) => {
          const histogram = globalThis[Symbol.for(slot)];
          histogram.disable();
          delete globalThis[Symbol.for(slot)];
          return { longest: histogram.max / 1e6 - step, p99: histogram.percentile(99) / 1e6 - step };
        },
        { slot: SLOT, step: STEP },
      ),
  };
}
