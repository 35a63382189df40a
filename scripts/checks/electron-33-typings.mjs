import fs from 'node:fs';
import path from 'node:path';
import { cacheSubfolder } from '../lib/cache-folder.mjs';
import { withLock } from '../lib/lock.mjs';
import { npmPack } from '../lib/npm-pack.mjs';
import { root } from '../lib/root.mjs';

// The last release of the oldest line that the program runs on. Only its typings are used.
const FLOOR = {
  version: '33.4.11',
  integrity: 'sha512-xmdAs5QWRkInC7TpXGNvzo/7exojubk+72jn1oJL7keNeIlw7xNglf8TGtJtkR4rWC5FJq0oXiIXPS9BcK2Irg==',
};

/** Puts Electron 33's typings where tsconfig.electron33.json looks for them; fetched once, then taken from the cache. */
export async function electron33Typings() {
  const target = path.join(root, 'node_modules', '.cache', 'electron-33', 'electron.d.ts');
  if (fs.existsSync(target)) return;
  const cached = path.join(cacheSubfolder(), `electron-${FLOOR.version}.d.ts`);
  if (!fs.existsSync(cached)) await withLock(`${cached}.lock`, () => fetchTypings(cached));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  copyWhole(cached, target);
}

async function fetchTypings(cached) {
  if (fs.existsSync(cached)) return;
  const scratch = fs.mkdtempSync(path.join(cacheSubfolder(), '.typings-'));
  try {
    const unpacked = await npmPack({ spec: `electron@${FLOOR.version}`, integrity: FLOOR.integrity, into: scratch });
    copyWhole(path.join(unpacked, 'electron.d.ts'), cached);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Copies so that nobody ever sees half a file. */
function copyWhole(from, to) {
  const half = `${to}.${process.pid}`;
  fs.copyFileSync(from, half);
  fs.renameSync(half, to);
}
