// npm run bench [-- NAME … | --list] [--quick]: the figures that this house keeps an eye on, one JSON line each.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { resolveRuntime } from './electron/resolve-runtime.mjs';
import { buildIfStale } from './lib/build-if-stale.mjs';
import { root } from './lib/root.mjs';
import { runChild } from './lib/run-child.mjs';
import { runScript, say, Stop } from './lib/say.mjs';
import { prepareDesktop } from './linux-desktop.mjs';

const folder = path.join(root, 'bench');

/** Each program says what it measures in its first line. */
function programs() {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  return files.sort().map((file) => {
    const [line] = fs.readFileSync(path.join(folder, file), 'utf8').split('\n', 1);
    return { name: path.basename(file, '.mjs'), about: line.replace(/^\/\/ */, '') };
  });
}

await runScript(async () => {
  const { values, positionals } = parseArgs({
    options: { list: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const all = programs();
  if (values.list) {
    for (const { name, about } of all) process.stdout.write(`${name.padEnd(16)} ${about}\n`);
    return;
  }
  const names = positionals.length > 0 ? positionals : all.map(({ name }) => name);
  const strange = names.filter((name) => !all.some((one) => one.name === name));
  if (strange.length > 0) throw new Stop(`no bench named ${strange.join(', ')}; --list shows all.`);
  if (process.platform !== 'linux') throw new Stop('the benches read /proc: they run on Linux only.');

  const runtime = await resolveRuntime();
  const desktop = await prepareDesktop({ ...runtime, ownDisplay: true });
  try {
    await buildIfStale();
    const load = os.loadavg()[0];
    say(
      `${os.availableParallelism()} cores, load ${load.toFixed(2)}${load > 0.5 ? ': a busy machine, mind the figures' : ''}.`,
    );
    const env = {
      ...desktop.env,
      WORKBENCH_ELECTRON: runtime.program,
      BENCH_FLAGS: JSON.stringify(desktop.flags),
      BENCH_APP: root,
      BENCH_QUICK: values.quick ? '1' : '0',
    };
    const codes = [];
    for (const name of names) codes.push(await runChild(process.execPath, [path.join(folder, `${name}.mjs`)], { env }));
    if (codes.some((code) => code !== 0)) process.exitCode = 1;
  } finally {
    desktop.stop();
  }
});
