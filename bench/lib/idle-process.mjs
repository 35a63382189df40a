// Does nothing, and tells at the end how long it was held up at most, in milliseconds: by the machine, not by itself.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.once('message', () => {
  process.send(delay.max / 1e6 - 1, () => process.exit(0));
});
