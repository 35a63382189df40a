// Memory of all processes: the workbench on its first screen against a bare Electron of the same version, each alone.
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { figure, median } from './lib/figure.mjs';
import { helloWorld } from './lib/hello-world.mjs';
import { processTree } from './lib/process-tree.mjs';
import { settings } from './lib/settings.mjs';
import { startUntilUsable } from './lib/start-until-usable.mjs';

const ROUNDS = settings.quick ? 2 : 5;
const SETTLE_MS = settings.quick ? 3_000 : 10_000;
const BAR = '<= 1.6';

const subjects = { workbench: settings.app, hello: helloWorld() };

/** PSS, in MiB: a page that n processes share counts as 1/n in each, so that the sum over the tree counts it once (proc(5)). */
function memoryOf(leader) {
  const pids = processTree(leader);
  const pss = pids.map((pid) =>
    Number(/^Pss: +(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]),
  );
  return { pss: pss.reduce((total, kB) => total + kB / 1024, 0), processes: pids.length };
}

async function measure(app) {
  const running = await startUntilUsable({ app });
  await wait(SETTLE_MS);
  // Otherwise the figure tells how long ago the collector ran.
  await running.send('HeapProfiler.collectGarbage');
  await wait(1_000);
  const memory = memoryOf(running.pid);
  await running.kill();
  return memory;
}

const rounds = [];
for (let at = 0; at < ROUNDS; at += 1) {
  rounds.push({ workbench: await measure(subjects.workbench), hello: await measure(subjects.hello) });
}

for (const name of ['workbench', 'hello']) {
  figure(`memory.${name}.pss`, median(rounds.map((round) => round[name].pss)), 'MiB');
  figure(`memory.${name}.processes`, median(rounds.map((round) => round[name].processes)), 'processes');
}
figure('memory.pss.over-hello', median(rounds.map(({ workbench, hello }) => workbench.pss - hello.pss)), 'MiB');
figure('memory.pss.ratio', median(rounds.map(({ workbench, hello }) => workbench.pss / hello.pss)), 'x', BAR);
