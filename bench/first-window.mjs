// Cold process start to the first usable window: the workbench against a bare Electron of the same version, in turns.
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { figure, median, quantile } from './lib/figure.mjs';
import { helloWorld } from './lib/hello-world.mjs';
import { processTree } from './lib/process-tree.mjs';
import { scratchFolder, settings } from './lib/settings.mjs';
import { startUntilUsable } from './lib/start-until-usable.mjs';

const PAIRS = settings.quick ? 5 : 15;
const BAR = '<= 1.6';

const subjects = {
  workbench: { app: settings.app, profile: await warmProfile(settings.app) },
  hello: await (async () => {
    const app = helloWorld();
    return { app, profile: await warmProfile(app) };
  })(),
};

/** The first start reads the disk and makes the profile; it is dropped. Every measured start gets a copy of what it left. */
async function warmProfile(app) {
  const running = await startUntilUsable({ app });
  process.kill(running.pid, 'SIGTERM'); // Electron quits tidily on it, so the profile is whole
  for (let round = 0; round < 100 && processTree(running.pid).length > 0; round += 1) await wait(50);
  await running.kill();
  return running.userData;
}

async function measure({ app, profile }) {
  const userData = scratchFolder('user-data');
  fs.cpSync(profile, userData, { recursive: true, filter: (name) => !fs.lstatSync(name).isSymbolicLink() });
  const { times, kill } = await startUntilUsable({ app, userData });
  await kill();
  await wait(300); // the kernel still gives back hundreds of MB
  fs.rmSync(userData, { recursive: true, force: true });
  return times;
}

const pairs = [];
for (let at = 0; at < PAIRS; at += 1) {
  pairs.push({ workbench: await measure(subjects.workbench), hello: await measure(subjects.hello) });
}

for (const moment of ['page', 'painted', 'usable']) {
  // Per pair: what the machine does meanwhile meets both.
  const ratios = pairs.map(({ workbench, hello }) => workbench[moment] / hello[moment]);
  figure(`first-window.${moment}.ratio`, median(ratios), 'x', moment === 'usable' ? BAR : null);
  figure(`first-window.${moment}.ratio.p95`, quantile(ratios, 0.95), 'x');
  for (const name of ['workbench', 'hello']) {
    figure(`first-window.${moment}.${name}`, median(pairs.map((pair) => pair[name][moment])), 'ms');
  }
}
figure('first-window.pairs', pairs.length, 'pairs');
