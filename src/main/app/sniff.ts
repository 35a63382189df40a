/** As much of a file, in bytes, as is looked at. */
const SAMPLE = 4096;

/**
 * The type of some bytes as far as it may be shown: raster images and plain text, by what the bytes are and never by what
 * somebody says they are. Everything else is `null` and can only be downloaded. SVG and HTML are text of others that runs.
 */
export function showableType(
  bytes: Uint8Array,
): 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'text/plain' | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return 'image/gif';
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]))
    return 'image/webp';
  return isPlainText(bytes) ? 'text/plain' : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function isPlainText(bytes: Uint8Array): boolean {
  try {
    // The end of the sample may cut a character in two; the end of the file may not.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const start = decoder.decode(bytes.subarray(0, SAMPLE), { stream: bytes.length > SAMPLE });
    // oxlint-disable-next-line no-control-regex -- control characters are what tells binary data from text
    return !/[\u0000-\u0008\u000e-\u001f]/.test(start);
  } catch {
    // Not UTF-8, so it is no text that could be shown.
    return false;
  }
}
