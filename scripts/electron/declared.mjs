import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder, cacheSubfolder } from '../lib/cache-folder.mjs';
import { withLock } from '../lib/lock.mjs';
import { say } from '../lib/say.mjs';
import { readGivenUp, rememberGivenUp } from './given-up.mjs';

const PROBE_LIMIT_MS = 5_000;
const INSTALL_LIMIT_MS = 15 * 60_000;
const RELEASES = 'https://github.com/electron/electron/releases/';

const require = createRequire(import.meta.url);
const home = path.dirname(require.resolve('electron/package.json'));

/** The version in package.json: what users run. */
export const declaredVersion = require('electron/package.json').version;

/** The declared Electron's program, when it is unpacked in node_modules; null otherwise. */
function declaredInPlace() {
  try {
    const unpacked = fs
      .readFileSync(path.join(home, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const program = path.join(home, 'dist', fs.readFileSync(path.join(home, 'path.txt'), 'utf8').trim());
    return unpacked === declaredVersion && fs.existsSync(program) ? program : null;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Lets Electron's own installer download the declared version (it checks the sha256 that its package carries, and knows mirrors
 * and proxies). One attempt, after a probe that ends within 5 s, so that a start without network is not a long one; a failure is
 * remembered for a day. Returns the program or null.
 */
export async function downloadDeclared() {
  const present = declaredInPlace();
  if (present) return present;
  if (readGivenUp(declaredVersion)) return null;
  return withLock(path.join(cacheFolder(), 'electron-install.lock'), async () => {
    if (declaredInPlace()) return declaredInPlace();
    const reason = (await isWithinReach()) ? install() : 'its download site did not answer';
    if (declaredInPlace()) return declaredInPlace();
    rememberGivenUp(declaredVersion, reason);
    say(`Electron ${declaredVersion} could not be downloaded: ${reason}. The next attempt is made after a day.`);
    return null;
  });
}

const downloads = () => process.env.electron_config_cache ?? cacheSubfolder('electron-downloads');

async function isWithinReach() {
  const wanted = `electron-v${declaredVersion}-${process.platform}-${process.arch}.zip`;
  // The installer takes an archive that it downloaded before without asking the network.
  if (fs.readdirSync(downloads(), { recursive: true }).some((name) => path.basename(String(name)) === wanted))
    return true;
  const site = process.env.npm_config_electron_mirror ?? process.env.ELECTRON_MIRROR ?? RELEASES;
  // A proxy that only the installer knows of cannot be probed from here: let it try.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  try {
    await fetch(site, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return true;
  } catch {
    return false; // whatever the cause, the sentence that follows is the same
  }
}

function install() {
  say(`downloading Electron ${declaredVersion} (about 120 MB, once) …`);
  // The installer is written for Node 22; before 20.19 Node reads its modules only with this switch.
  const args = ['--experimental-require-module', '--no-warnings', path.join(home, 'install.js')];
  const ended = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, electron_config_cache: downloads() },
    timeout: INSTALL_LIMIT_MS,
  });
  if (ended.error) return ended.error.code === 'ETIMEDOUT' ? 'it took longer than 15 minutes' : ended.error.message;
  const [firstLine] = ended.stderr.trim().split('\n');
  return firstLine.replace(/^\w*Error: |\.$/g, '') || `its installer ended with ${ended.status}`;
}
