import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { electronProgram, isRoot, root } from './environment';

/** A place where an ordinary user of this machine can run the built program, with Chromium's sandbox on. */
export interface UnprivilegedHome {
  /** The Electron program, readable by that user. */
  readonly program: string;
  /** The app's folder, readable by that user. */
  readonly appFolder: string;
  /** A folder that belongs to that user. */
  makeFolder(name: string): string;
  /** Gives a file or folder to that user. */
  own(path: string): void;
  /** What runs a command as that user: to be put before it. Empty when this process is not root. */
  readonly prefix: readonly string[];
  readonly uid: number;
  remove(): void;
}

const USER = 'workbench-test';

/**
 * Root becomes `workbench-test` (created when it is missing), for whom the program is copied: the checkout and the cache of root
 * may be closed to others. Anyone else is unprivileged already, and runs what is there.
 */
export function unprivilegedHome(): UnprivilegedHome {
  const home = mkdtempSync(join(tmpdir(), 'workbench-user-'));
  const remove = (): void => rmSync(home, { recursive: true, force: true });
  const makeIn = (name: string, give: (path: string) => void): string => {
    const folder = join(home, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    give(folder);
    return folder;
  };
  if (!isRoot) {
    const own = (): void => undefined;
    const uid = process.getuid?.() ?? -1;
    return {
      program: electronProgram(),
      appFolder: root,
      makeFolder: (name) => makeIn(name, own),
      own,
      prefix: [],
      uid,
      remove,
    };
  }

  const { uid, gid } = testUser();
  chmodSync(home, 0o755);
  const own = (path: string): void => chownSync(path, uid, gid);
  return {
    program: copyElectron(join(home, 'electron')),
    appFolder: copyApp(join(home, 'app')),
    makeFolder: (name) => makeIn(name, own),
    own,
    prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=-all'],
    uid,
    remove,
  };
}

function testUser(): { uid: number; gid: number } {
  try {
    execFileSync('id', [USER], { stdio: 'ignore' });
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', USER]);
  }
  const number = (flag: string): number => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

function copyElectron(folder: string): string {
  const from = dirname(electronProgram());
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true });
  // Where the kernel gives ordinary users no namespaces, Chromium's helper makes its sandbox, and must belong to root for that.
  const helper = join(folder, 'chrome-sandbox');
  copyFileSync(join(from, 'chrome-sandbox'), helper);
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
  return join(folder, 'electron');
}

/** The build and the packages outside the bundle, with what those need in turn. */
function copyApp(folder: string): string {
  cpSync(join(root, 'out'), join(folder, 'out'), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of packagesBelow(root, new Set())) {
    cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
  }
  execFileSync('chmod', ['-R', 'go+rX', folder]);
  return folder;
}

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

function packagesBelow(folder: string, seen: Set<string>): Set<string> {
  const { dependencies, optionalDependencies } = Manifest.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const home = join(root, 'node_modules', name);
    // Optional packages of other platforms are not installed.
    if (seen.has(name) || !isInstalled(home)) continue;
    seen.add(name);
    packagesBelow(home, seen);
  }
  return seen;
}

function isInstalled(home: string): boolean {
  try {
    readFileSync(join(home, 'package.json'));
    return true;
  } catch {
    return false;
  }
}
