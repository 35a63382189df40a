import type { MarkedToken, Token } from 'marked';
import { lineNodes, textNodes } from '../fit/fit-inlines';
import { safeLink } from '../safe-link';
import type { AdfNode } from '../types';
import { decodeEntities } from './entities';

/** What a single line break in the source is: CommonMark reads it as a space, comments mean it as a break. */
export type LineBreaks = 'space' | 'break';

/** Without extensions the lexer makes only the tokens that it names. */
export function known(tokens: readonly Token[] | undefined): readonly MarkedToken[] {
  return (tokens ?? []) as readonly MarkedToken[];
}

/** The marks of the elements that Markdown borrows from HTML, and that `adfToMarkdown` writes. */
const ELEMENT_MARKS: Readonly<Record<string, AdfNode>> = {
  u: { type: 'underline' },
  ins: { type: 'underline' },
  b: { type: 'strong' },
  strong: { type: 'strong' },
  i: { type: 'em' },
  em: { type: 'em' },
  s: { type: 'strike' },
  del: { type: 'strike' },
  code: { type: 'code' },
  kbd: { type: 'code' },
  sub: { type: 'subsup', attrs: { type: 'sub' } },
  sup: { type: 'subsup', attrs: { type: 'sup' } },
};

/** Inline tokens as inline nodes. A picture is a block in ADF: it stands among them, and fitting takes it out. */
export function inlineNodesOf(
  tokens: readonly MarkedToken[],
  breaks: LineBreaks,
  marks: readonly AdfNode[] = [],
): AdfNode[] {
  const nodes: AdfNode[] = [];
  /** Elements that are open, innermost last. */
  const open: { readonly name: string; readonly mark: AdfNode }[] = [];
  for (const token of tokens) {
    const within = [...marks, ...open.map(({ mark }) => mark)];
    if (token.type === 'html') {
      const tag = /^<(\/?)([a-z]+)\s*(\/?)>$/i.exec(token.raw.trim());
      const name = tag?.[2]?.toLowerCase() ?? '';
      const mark = Object.hasOwn(ELEMENT_MARKS, name) ? ELEMENT_MARKS[name] : undefined;
      if (name === 'br') nodes.push({ type: 'hardBreak' });
      else if (mark === undefined) nodes.push(...unknownTag(token.raw, within));
      else if (tag?.[1] === '') open.push({ name, mark });
      else removeLast(open, name);
      continue;
    }
    nodes.push(...inlineOf(token, breaks, within));
  }
  return nodes;
}

function removeLast(open: { readonly name: string }[], name: string): void {
  const at = open.findLastIndex((each) => each.name === name);
  if (at >= 0) open.splice(at, 1);
}

/** An element that means nothing in ADF is text, as it is written: `<T>` may be a type. Comments are dropped. */
function unknownTag(raw: string, marks: readonly AdfNode[]): AdfNode[] {
  return raw.startsWith('<!--') ? [] : textNodes(raw, marks);
}

function inlineOf(token: MarkedToken, breaks: LineBreaks, marks: readonly AdfNode[]): AdfNode[] {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined
        ? textLines(decodeEntities(token.text), breaks, marks)
        : inlineNodesOf(known(token.tokens), breaks, marks);
    case 'escape':
      return textNodes(token.text, marks);
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'strong':
      return inlineNodesOf(known(token.tokens), breaks, [...marks, { type: 'strong' }]);
    case 'em':
      return inlineNodesOf(known(token.tokens), breaks, [...marks, { type: 'em' }]);
    case 'del':
      return inlineNodesOf(known(token.tokens), breaks, [...marks, { type: 'strike' }]);
    case 'codespan':
      return textNodes(token.text.replaceAll('\n', ' '), [...marks, { type: 'code' }]);
    case 'link': {
      const href = safeLink(decodeEntities(token.href));
      // An address that is not followed stays to be read.
      if (href === null) return textLines(token.raw, 'space', marks);
      return inlineNodesOf(known(token.tokens), breaks, [...marks, { type: 'link', attrs: { href } }]);
    }
    case 'image':
      return pictureOf(token.href, decodeEntities(token.text), token.raw, marks);
    default:
      return textLines(token.raw, breaks, marks);
  }
}

function pictureOf(address: string, alt: string, raw: string, marks: readonly AdfNode[]): AdfNode[] {
  const url = safeLink(address);
  if (url === null || url.startsWith('mailto:')) return textNodes(alt === '' ? raw : alt, marks);
  const media = { type: 'media', attrs: { type: 'external', url, ...(alt === '' ? {} : { alt }) } };
  return [{ type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] }];
}

function textLines(text: string, breaks: LineBreaks, marks: readonly AdfNode[]): AdfNode[] {
  const lines = text.split(/ *\n */);
  return breaks === 'space' ? textNodes(lines.join(' '), marks) : lineNodes(lines.join('\n'), marks);
}
