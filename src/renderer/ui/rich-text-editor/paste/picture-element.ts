import { textNodes } from '@shared/adf/fit/fit-inlines';
import { safeLink } from '@shared/adf/safe-link';
import type { AdfNode } from '@shared/adf/types';
import { collect } from './picture-basket';
import type { Reading } from './reading';

/** Smaller than this it is a sign in a line of text: an emoticon, an icon, a counter of visitors. */
const SMALLEST = 32;

/** A picture of the web, by its address; what has none that others could open goes to the basket and is told by its alternative text. */
export function pictureOf(element: Element, { marks, pictures }: Reading): AdfNode[] {
  const alt = (element.getAttribute('alt') ?? '').trim();
  const src = element.getAttribute('src') ?? '';
  const url = safeLink(src);
  const isSmall = ['width', 'height'].some((side) => Number(element.getAttribute(side) ?? SMALLEST) < SMALLEST);
  const isSign = isSmall || element.classList.contains('emoticon') || element.classList.contains('emoji');
  if (isSign) return textNodes(alt, marks);
  if (url === null || url.startsWith('mailto:')) {
    collect(pictures, src, alt);
    // On a line of its own, as the picture would be.
    return alt === '' ? [] : [{ type: 'paragraph', content: textNodes(alt, marks) }];
  }
  const media = { type: 'media', attrs: { type: 'external', url, ...(alt === '' ? {} : { alt }) } };
  return [{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] }];
}
