import fs from 'node:fs';
import path from 'node:path';
import { cacheSubfolder } from '../lib/cache-folder.mjs';

const DAY_MS = 24 * 60 * 60_000;
const file = () => path.join(cacheSubfolder(), 'electron-download-failed.json');

/** Why the download of this version failed within the last day, or null when it is worth an attempt. */
export function readGivenUp(version, now = Date.now()) {
  try {
    const note = JSON.parse(fs.readFileSync(file(), 'utf8'));
    return note.version === version && now - note.at < DAY_MS ? note.reason : null;
  } catch (error) {
    // No note, or one cut short by a crash: both mean "try".
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

export function rememberGivenUp(version, reason, now = Date.now()) {
  fs.writeFileSync(file(), JSON.stringify({ version, reason, at: now }));
}

export function forget() {
  fs.rmSync(file(), { force: true });
}
