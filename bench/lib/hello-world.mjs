import fs from 'node:fs';
import path from 'node:path';
import { scratchFolder } from './settings.mjs';

const MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile(__dirname + '/index.html'));
app.on('window-all-closed', () => app.quit());
`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>hello</title>
<button>one</button><button>two</button>
<script>requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('workbench:usable')));</script>
`;

/** The yardstick: the least that is still a program with a window, which paints something and answers a key. */
export function helloWorld() {
  const folder = scratchFolder('hello');
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'hello', version: '1.0.0', main: 'main.js' }),
  );
  fs.writeFileSync(path.join(folder, 'main.js'), MAIN);
  fs.writeFileSync(path.join(folder, 'index.html'), PAGE);
  return folder;
}
