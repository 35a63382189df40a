import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/**
 * Watches how long this process is held up at a stretch. On a busy machine any process is put aside for a while: one that does nothing
 * tells how long, and CPU time does not count it.
 */
export function watchHeldUp() {
  const idle = fork(fileURLToPath(new URL('idle-process.mjs', import.meta.url)));
  let busiest = 0;
  let last = process.cpuUsage();
  const ticks = setInterval(() => {
    const used = process.cpuUsage(last);
    busiest = Math.max(busiest, (used.user + used.system) / 1000);
    last = process.cpuUsage();
  }, 1);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return {
    /** All in milliseconds; `busiest` is CPU time of all threads from one turn to the next. */
    async end() {
      delay.disable();
      clearInterval(ticks);
      idle.send('end');
      const [idleLongest] = await once(idle, 'message');
      // The histogram counts from one sample to the next, which are 1 ms apart when nothing holds them up.
      return { idleLongest, busiest, p99: delay.percentile(99) / 1e6 - 1, longest: delay.max / 1e6 - 1 };
    },
  };
}
