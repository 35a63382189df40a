import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { cacheSubfolder } from '../lib/cache-folder.mjs';
import { withLock } from '../lib/lock.mjs';
import { say, Stop } from '../lib/say.mjs';
import { missingPrograms } from './missing.mjs';
import { debianPackages, OTHER_MANAGERS, PROGRAM_PACKAGES } from './packages.mjs';

const isInstalled = (command) => missingPrograms([command]).length === 0;
const list = (names) => names.join(', ');
const NAMED = 3;

/** "libnss3.so, libgbm.so.1, Xvfb and 24 more": a bare machine lacks nearly thirty. */
const summary = (names) =>
  names.length <= NAMED + 1 ? list(names) : `${list(names.slice(0, NAMED))} and ${names.length - NAMED} more`;

/**
 * Brings libraries and programs that are missing: as root with apt by installing them, otherwise by ending with the one command
 * that a person runs. Looks again through `missing` once it holds the lock: another start may have installed them meanwhile.
 * @param {() => { libraries: string[], programs: string[] }} missing
 */
export async function bring(missing) {
  const needed = missing();
  if (needed.libraries.length + needed.programs.length === 0) return;
  const names = summary([...needed.libraries, ...needed.programs]);
  const { packages, unknown } = debianPackages(needed.libraries);
  packages.push(...needed.programs.map((name) => PROGRAM_PACKAGES[name]));
  if (!isInstalled('apt-get')) throw new Stop(`this machine lacks ${names}. ${withoutApt()}`);
  if (unknown.length > 0)
    throw new Stop(`this machine lacks ${names}; the package of ${list(unknown)} is not known here.`);
  const isRoot = process.getuid() === 0;
  if (!isRoot) {
    const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${renamed(packages).join(' ')}`;
    throw new Stop(`this machine lacks ${names}. Run this, then the same line again:\n  ${command}`);
  }
  await withLock(path.join(cacheSubfolder(), 'apt.lock'), () => {
    const still = missing();
    if (still.libraries.length + still.programs.length === 0) return;
    say(`this machine lacks ${names}; installing ${summary(packages)} with apt …`);
    installWithApt(packages);
    const left = missing();
    if (left.libraries.length + left.programs.length === 0) return;
    throw new Stop(
      `apt installed ${summary(packages)}, yet ${list([...left.libraries, ...left.programs])} is still missing.`,
    );
  });
}

function withoutApt() {
  const manager = Object.keys(OTHER_MANAGERS).find(isInstalled);
  return manager
    ? `Run this, then the same line again:\n  ${OTHER_MANAGERS[manager]}`
    : 'Install them with the package manager of this machine, then run the same line again.';
}

function installWithApt(packages) {
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...renamed(packages)]);
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const ended = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], { encoding: 'utf8', env });
  if (ended.status === 0) return;
  throw new Stop(`apt-get ${args.join(' ')} failed:\n${(ended.stderr ?? String(ended.error)).trim()}`);
}

/** The names that this release uses: with `t64` behind where apt knows that one. */
function renamed(packages) {
  const policy = execFileSync('apt-cache', ['policy', ...packages.map((name) => `${name}t64`)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const known = new Set(
    [...policy.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\))/gm)].map((match) => match[1]),
  );
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}
