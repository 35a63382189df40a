import type { Locator } from '@playwright/test';
import { pngFile } from '../../../src/sandbox/png-file';

export interface Dropped {
  readonly name: string;
  /** Bytes, all of them the letter x. */
  readonly size: number;
}

/** Drops files on a place of the form, as a file manager does: the page is given them and no path. */
export async function drop(place: Locator, files: readonly Dropped[]): Promise<void> {
  const transfer = await place.page().evaluateHandle((wanted) => {
    const made = new DataTransfer();
    for (const { name, size } of wanted) made.items.add(new File([new Uint8Array(size).fill(120)], name));
    return made;
  }, files);
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Pastes a picture, as Chromium hands over what a program that takes screenshots has put on the clipboard. */
export async function pastePicture(into: Locator): Promise<void> {
  const png = pngFile(64, 48, 3, (bytes, at, x, y) => bytes.set([x * 4, y * 5, 160], at));
  await into.evaluate(
    (element, bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [...png],
  );
}
