import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { root, toolScript } from './root.mjs';
import { say, Stop } from './say.mjs';

/** Everything that the build reads. The lock file stands for node_modules. */
const INPUTS = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const out = path.join(root, 'out');
const stamp = path.join(out, 'build-stamp.json');
const entry = path.join(out, 'main', 'index.js');

/** Builds `out/` unless it was built from exactly these sources. Says so only when it builds. */
export async function buildIfStale({ force = false } = {}) {
  if (!force && isFresh()) return;
  fs.mkdirSync(out, { recursive: true });
  await withLock(path.join(out, 'build.lock'), () => {
    // Another process may have built while this one waited.
    if (!force && isFresh()) return;
    build();
  });
}

function isFresh() {
  if (!fs.existsSync(stamp) || !fs.existsSync(entry)) return false;
  const built = JSON.parse(fs.readFileSync(stamp, 'utf8'));
  // A build that did not pass through here (electron-vite by hand) leaves another time.
  return built.entryTime === fs.statSync(entry).mtimeMs && built.sources === hashOfSources();
}

function build() {
  const started = Date.now();
  say('building …');
  // Before the build: an edit made during it must count as not built.
  const sources = hashOfSources();
  fs.rmSync(stamp, { force: true });
  const args = [toolScript('electron-vite', 'bin', 'electron-vite.js'), 'build'];
  const ended = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (ended.status !== 0)
    throw new Stop(`the build failed:\n${ended.stdout ?? ''}${ended.stderr ?? String(ended.error)}`);
  fs.writeFileSync(stamp, JSON.stringify({ sources, entryTime: fs.statSync(entry).mtimeMs }));
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap(filesIn)) {
    hash.update(`${path.relative(root, file)}\0`);
    hash.update(createHash('sha256').update(fs.readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

function filesIn(name) {
  const start = path.join(root, name);
  if (!fs.existsSync(start)) return [];
  if (fs.statSync(start).isFile()) return [start];
  const entries = fs.readdirSync(start, { recursive: true, withFileTypes: true });
  return entries
    .filter((found) => found.isFile())
    .map((found) => path.join(found.parentPath ?? found.path, found.name))
    .sort();
}
