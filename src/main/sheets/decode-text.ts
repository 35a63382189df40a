import type { NoteBook } from '../../shared/bulk/reading/note-book';

/** What Windows-1252 has at 0x80 to 0x9F; the five that it leaves open stay what they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
/** Bytes that tell UTF-16 without its mark. */
const SAMPLE = 4096;

/** The text of a file: by its mark, as UTF-16 by its zeros, as UTF-8, and where it is not that, as Windows-1252. */
export function decodeText(bytes: Uint8Array, notes: NoteBook): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8(bytes.subarray(3), notes);
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), false);
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), true);
  const zeros = zeroBytes(bytes);
  if (zeros === 'odd') return utf16(bytes, false);
  if (zeros === 'even') return utf16(bytes, true);
  return utf8(bytes, notes);
}

/** Latin text in UTF-16 has a zero in every second byte, and hardly one in the others. */
function zeroBytes(bytes: Uint8Array): 'odd' | 'even' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4) return null;
  let odd = 0;
  let even = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'odd';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'even' : null;
}

function utf16(bytes: Uint8Array, bigEndian: boolean): string {
  const whole = bytes.subarray(0, bytes.length & ~1);
  const text = new TextDecoder('utf-16le').decode(bigEndian ? Buffer.from(whole).swap16() : whole);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function utf8(bytes: Uint8Array, notes: NoteBook): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.includes('\uFFFD')) return text;
  let broken = 0;
  let sound = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 127) sound += 1;
  }
  if (sound >= broken * 4) {
    notes.add(
      'encoding',
      null,
      'A few characters are broken in the file itself and are shown as �. Look for them in the cells.',
    );
    return text;
  }
  notes.add(
    'encoding',
    null,
    'The file is not UTF-8 and was read as Windows-1252. If letters look wrong, save it as “CSV UTF-8” and choose it again.',
  );
  return windows1252(bytes);
}

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (one) => WINDOWS_1252[one.charCodeAt(0) - 0x80] ?? one);
}
