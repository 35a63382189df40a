import { readMarkdown, type ReadMarkdown } from '@shared/adf/from-markdown';
import { textToAdf } from '@shared/adf/from-text';
import { safeLink } from '@shared/adf/safe-link';
import { childrenOf, marksOf, nodeType, type AdfNode } from '@shared/adf/types';
import { htmlToAdf } from './html-to-adf';
import { frontMatter } from './looks-like-code';
import { markdownLook } from './looks-like-markdown';
import { pictureBasket, type PictureBasket } from './picture-basket';
import { cellsToAdf, readTabSeparated } from './tab-separated';

/** What the clipboard holds, as the paste event gives it; '' when a kind is absent. */
export interface PastedText {
  readonly html: string;
  readonly text: string;
}

/** Another reading of the same text, to be asked for. */
export interface OtherReading {
  readonly as: 'plain' | 'markdown';
  readonly document: AdfNode;
}

/** What of the source is not in the document. */
export interface LeftOut {
  readonly pictures: number;
  readonly comments: number;
}

/** What a paste becomes. `other` is the way back from a reading that may not have been meant, or the way to it. */
export type Paste =
  | { readonly kind: 'nothing'; readonly pictures: readonly File[]; readonly leftOut: LeftOut }
  | { readonly kind: 'link'; readonly href: string }
  | {
      readonly kind: 'document';
      readonly document: AdfNode;
      readonly other: OtherReading | null;
      /** Came with their bytes; ADF has no place for them but as files of the issue. */
      readonly pictures: readonly File[];
      readonly leftOut: LeftOut;
    };

interface Read {
  readonly document: AdfNode | null;
  readonly other: OtherReading | null;
  readonly comments: number;
}

/** Formatted where something formatted was copied; plain text that is Markdown or a table becomes what it says. */
export function readPaste({ html, text }: PastedText, newId: () => string = () => crypto.randomUUID()): Paste {
  const href = lonelyLink(text);
  if (href !== null) return { kind: 'link', href };
  const basket = pictureBasket();
  const formatted = html.trim() === '' ? null : htmlToAdf(html, newId, basket);
  const { document, other, comments } = readText(formatted, hasPictures(basket) ? '' : text, newId);
  const more = { pictures: basket.files, leftOut: { pictures: basket.leftOut, comments } };
  return document === null ? { kind: 'nothing', ...more } : { kind: 'document', document, other, ...more };
}

function readText(formatted: AdfNode | null, text: string, newId: () => string): Read {
  const plain = textToAdf(text);
  // A terminal or a plain editor may offer its text as HTML without any format: then the text tells more.
  if (formatted !== null && (plain === null || !isPlain(formatted))) return asItIs(formatted);
  if (plain === null) return asItIs(null);
  const asPlain = { as: 'plain', document: plain } as const;
  const cells = readTabSeparated(text);
  const table = cells === null ? null : cellsToAdf(cells);
  if (table !== null) return { document: table, other: asPlain, comments: 0 };
  const { document: read, comments, isSure } = readAsMarkdown(text.replace(/\r\n?/g, '\n'), newId);
  if (read === null || isPlain(read)) return asItIs(plain);
  if (isSure) return { document: read, other: asPlain, comments };
  return { document: plain, other: { as: 'markdown', document: read }, comments: 0 };
}

/** Then the markup says more than the text, if only the words for them. */
function hasPictures({ files, leftOut }: PictureBasket): boolean {
  return files.length + leftOut > 0;
}

function asItIs(document: AdfNode | null): Read {
  return { document, other: null, comments: 0 };
}

/** A line of the source stays a line, as in Jira's own editor. What a generator of pages reads at its head is code. */
function readAsMarkdown(text: string, newId: () => string): ReadMarkdown & { readonly isSure: boolean } {
  const front = frontMatter(text);
  const look = markdownLook(front?.rest ?? text);
  if (look === 'no' && front === null) return { document: null, comments: 0, isSure: false };
  const source = front === null ? text : `\`\`\`yaml\n${front.matter}\n\`\`\`\n\n${front.rest}`;
  return { ...readMarkdown(source, { newId, breaks: 'break' }), isSure: look === 'sure' };
}

function lonelyLink(text: string): string | null {
  const trimmed = text.trim();
  return /^(?:https?:\/\/|mailto:)\S+$/i.test(trimmed) ? safeLink(trimmed) : null;
}

/** Paragraphs of text without a mark, and nothing else. */
function isPlain(document: AdfNode): boolean {
  return childrenOf(document).every(
    (block) =>
      nodeType(block) === 'paragraph' &&
      childrenOf(block).every((inline) =>
        nodeType(inline) === 'text' ? marksOf(inline).length === 0 : nodeType(inline) === 'hardBreak',
      ),
  );
}
