import { pngFile } from '../png-file';

export interface Pixels {
  width: number;
  height: number;
  /** The colour of one pixel, each part from 0 to 255. */
  colourAt(x: number, y: number): readonly [red: number, green: number, blue: number];
}

/** An opaque PNG, painted pixel by pixel. */
export function encodePng(pixels: Pixels): Uint8Array {
  return pngFile(pixels.width, pixels.height, 3, (bytes, at, x, y) => bytes.set(pixels.colourAt(x, y), at));
}
