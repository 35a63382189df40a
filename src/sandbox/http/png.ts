import { pngFile } from '../png-file';

/** Red, green, blue, 0 to 255; `null` is transparent. */
export type Colour = readonly [number, number, number] | null;

/** A square PNG with transparency, painted pixel by pixel: `paint` gets coordinates from 0 to 1. */
export function paintPng(size: number, paint: (x: number, y: number) => Colour): Uint8Array {
  return pngFile(size, size, 4, (bytes, at, x, y) => {
    const colour = paint((x + 0.5) / size, (y + 0.5) / size);
    if (colour !== null) bytes.set([...colour, 255], at);
  });
}
