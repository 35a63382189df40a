// What Electron opens when it is started as `electron [switches] <folder or file> [arguments]`: the stock one prints a welcome
// page as well, which the fallback has no use for.
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** Modules named by -r or --require are loaded first, as Node does. */
function loadRequired(given) {
  const rest = [];
  for (let at = 0; at < given.length; at += 1) {
    if (given[at] === '-r' || given[at] === '--require') require(path.resolve(given[(at += 1)]));
    else rest.push(given[at]);
  }
  return rest;
}

/** The file to run. A folder is an app: its package.json gives the name, version and entry, as in a packaged program. */
function adopt(target) {
  const root = path.resolve(target);
  const isFolder = fs.statSync(root).isDirectory();
  app.setAppPath(isFolder ? root : path.dirname(root));
  if (!isFolder) return root;
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  return path.resolve(root, manifest.main ?? 'index.js');
}

const given = loadRequired(process.argv.slice(1));
const target = given.find((argument) => !argument.startsWith('-'));
if (given.includes('--version')) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (target === undefined) {
  process.stderr.write('usage: electron [switches] <folder or file> [arguments]\n');
  process.exit(2);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  await import(pathToFileURL(adopt(target)).href);
} catch (error) {
  process.stderr.write(`${target} did not start:\n${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
