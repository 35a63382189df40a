import fs from 'node:fs';

// The fuse wire in Electron's program: this text, a version byte, a length byte, then one character per fuse
// (electron/docs/tutorial/fuses.md): '0' off, '1' on, 'r' removed.
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** Numbers of the fuses that are spoken of here, as Electron's fuse schema counts them (version 1). */
export const FUSE = { nodeCliInspect: 3, onlyLoadAppFromAsar: 5, loadBrowserProcessSpecificV8Snapshot: 6 };

/** The fuses of a program as a text of '0', '1' and 'r', in the schema's order. */
export function readFuses(program) {
  const bytes = fs.readFileSync(program);
  const { start, length } = findWire(bytes);
  return bytes.toString('latin1', start, start + length);
}

/** Sets fuses in place. @param {Record<number, boolean>} wanted by number */
export function setFuses(program, wanted) {
  const { start, length } = findWire(fs.readFileSync(program));
  const file = fs.openSync(program, 'r+');
  try {
    for (const [fuse, on] of Object.entries(wanted)) {
      if (Number(fuse) >= length) throw new Error(`${program} has no fuse ${fuse}`);
      fs.writeSync(file, on ? '1' : '0', start + Number(fuse));
    }
  } finally {
    fs.closeSync(file);
  }
}

function findWire(bytes) {
  const at = bytes.indexOf(SENTINEL);
  // Twice would mean that the text is also something else than the wire: writing there could damage the program.
  if (at < 0 || bytes.indexOf(SENTINEL, at + 1) >= 0) throw new Error('the fuse wire was not found exactly once');
  const version = at + SENTINEL.length;
  if (bytes[version] !== 1) throw new Error(`fuse schema ${bytes[version]} is not known`);
  return { start: version + 2, length: bytes[version + 1] };
}
