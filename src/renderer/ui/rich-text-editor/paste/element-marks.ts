import type { AdfNode } from '@shared/adf/types';
import { safeLink } from '@shared/adf/safe-link';
import { styleOf } from './element-style';

const STRONG: AdfNode = { type: 'strong' };
const EM: AdfNode = { type: 'em' };
const UNDERLINE: AdfNode = { type: 'underline' };
const STRIKE: AdfNode = { type: 'strike' };
const CODE: AdfNode = { type: 'code' };
const SUB: AdfNode = { type: 'subsup', attrs: { type: 'sub' } };
const SUP: AdfNode = { type: 'subsup', attrs: { type: 'sup' } };

const BY_NAME: Readonly<Record<string, AdfNode>> = {
  b: STRONG,
  strong: STRONG,
  i: EM,
  em: EM,
  cite: EM,
  dfn: EM,
  var: EM,
  u: UNDERLINE,
  ins: UNDERLINE,
  s: STRIKE,
  strike: STRIKE,
  del: STRIKE,
  code: CODE,
  kbd: CODE,
  samp: CODE,
  tt: CODE,
  sub: SUB,
  sup: SUP,
};

/** The marks that an element lays on its text, on top of those around it. Colours and fonts are not taken over. */
export function marksWithin(element: Element, around: readonly AdfNode[]): readonly AdfNode[] {
  const marks = [...around];
  const named = Object.hasOwn(BY_NAME, element.localName) ? BY_NAME[element.localName] : undefined;
  const weight = styleOf(element, 'font-weight');
  const slant = styleOf(element, 'font-style');
  // Google Docs wraps all that it copies in a `<b>` which says that it is none.
  const unsaid = (named === STRONG && isLight(weight)) || (named === EM && slant === 'normal');
  if (named !== undefined && !unsaid) marks.push(named);
  if (isBold(weight)) marks.push(STRONG);
  if (slant === 'italic' || slant === 'oblique') marks.push(EM);
  marks.push(...decorations(element));
  const raised = styleOf(element, 'vertical-align');
  if (raised === 'super') marks.push(SUP);
  if (raised === 'sub') marks.push(SUB);
  return marks;
}

function isLight(weight: string): boolean {
  return weight === 'normal' || (weight !== '' && Number(weight) < 600);
}

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

function decorations(element: Element): AdfNode[] {
  if (element.localName === 'a') {
    const href = safeLink(element.getAttribute('href') ?? '');
    return href === null ? [] : [{ type: 'link', attrs: { href } }];
  }
  const line = `${styleOf(element, 'text-decoration')} ${styleOf(element, 'text-decoration-line')}`;
  return [...(line.includes('underline') ? [UNDERLINE] : []), ...(line.includes('line-through') ? [STRIKE] : [])];
}
