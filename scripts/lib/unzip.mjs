import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * Unpacks the files of a zip that `place` gives a relative path for (null leaves an entry out), with their permissions.
 * yauzl refuses absolute names and `..` itself; the paths that `place` makes are checked once more here.
 */
export async function unzip(archive, folder, place) {
  const zip = await yauzl.openPromise(archive, { lazyEntries: true });
  const root = path.resolve(folder);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (name === null) continue;
    const target = path.resolve(root, name);
    if (!target.startsWith(root + path.sep))
      throw new Error(`the zip names a file outside its folder: ${entry.fileName}`);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    // The upper half holds the Unix mode when the zip was made on Unix (APPNOTE 4.4.15).
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(target, { mode: mode || 0o644 }));
  }
}
