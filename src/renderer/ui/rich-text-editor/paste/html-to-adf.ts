import { fitDocument } from '@shared/adf/fit/fit-document';
import { textToAdf } from '@shared/adf/from-text';
import type { AdfNode } from '@shared/adf/types';
import { pictureBasket, type PictureBasket } from './picture-basket';
import { readNodes } from './read-nodes';
import { mendWordLists } from './word-lists';

/**
 * Pasted HTML as an ADF document that fits Atlassian's schema, whatever the markup is; null when it shows nothing. It
 * is parsed into a document that is never shown: no script of it runs, no picture is fetched, no style is taken over.
 * Pictures that came with their bytes go to `pictures`.
 */
export function htmlToAdf(
  html: string,
  newId: () => string = () => crypto.randomUUID(),
  pictures: PictureBasket = pictureBasket(),
): AdfNode | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  try {
    mendWordLists(body);
    return fitDocument(readNodes(body, { marks: [], keepSpace: false, newId, pictures }));
  } catch (error) {
    // Thousands of elements in each other outgrow the stack: the words remain.
    if (error instanceof RangeError) return textToAdf(body.textContent ?? '');
    throw error;
  }
}
