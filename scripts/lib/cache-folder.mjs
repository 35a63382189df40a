import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Where downloads are kept between runs: outside node_modules, which `npm ci` deletes.
 * `WORKBENCH_CACHE` names another folder; on Linux `XDG_CACHE_HOME` is honoured (XDG Base Directory Specification).
 */
export function cacheFolder(env = process.env, platform = process.platform, home = os.homedir()) {
  if (env.WORKBENCH_CACHE) return path.resolve(env.WORKBENCH_CACHE);
  const own = 'workbench-for-jira';
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', own);
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), own, 'cache');
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), own);
}

/** A folder in the cache, made when it is not there yet. */
export function cacheSubfolder(...names) {
  const folder = path.join(cacheFolder(), ...names);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
