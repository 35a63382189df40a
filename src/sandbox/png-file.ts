import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colour types by how many bytes a pixel has: RGB and RGBA. */
const COLOUR_TYPE = { 3: 2, 4: 6 } as const;

/**
 * A PNG of 8 bits a channel (W3C PNG section 11), written without row filters.
 * @param paint writes the bytes of one pixel, which are 0 before, at `at`.
 */
export function pngFile(
  width: number,
  height: number,
  bytesPerPixel: 3 | 4,
  paint: (bytes: Uint8Array, at: number, x: number, y: number) => void,
): Uint8Array {
  // Each row begins with its filter type, 0: none.
  const stride = 1 + width * bytesPerPixel;
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) paint(rows, y * stride + 1 + x * bytesPerPixel, x, y);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPE[bytesPerPixel]], 8);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([SIGNATURE, ...parts]));
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(typed.byteLength + 8);
  framed.writeUInt32BE(content.byteLength, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.byteLength + 4);
  return framed;
}
