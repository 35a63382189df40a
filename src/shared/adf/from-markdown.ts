import { Lexer } from 'marked';
import { fitDocument } from './fit/fit-document';
import { textToAdf } from './from-text';
import { blocksOf, type MarkdownReading } from './markdown/block-tokens';
import { known } from './markdown/inline-tokens';
import { unseenParts } from './markdown/unseen-parts';
import { WholeTables } from './markdown/whole-tables';
import type { AdfNode } from './types';

/** Ids that are the same for the same text, so that a payload made twice is equal byte for byte. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `task-${String(count)}`;
  };
}

/** A document, and how many HTML comments of the source it leaves out: nothing else of the text is. */
export interface ReadMarkdown {
  readonly document: AdfNode | null;
  readonly comments: number;
}

/**
 * Markdown (CommonMark with GitHub's tables, task lists, strikethrough and alerts) as an ADF document that fits
 * Atlassian's schema, whatever the text is; null when there is nothing in it. HTML stays as text but for the elements
 * that `adfToMarkdown` writes. Links lead to https, http and mailto only; others are kept as text. So are footnotes, and
 * the addresses that no link asks for.
 *
 * @param reading `breaks: 'break'` keeps single line breaks, `newId` names tasks where ids must differ between documents
 */
export function readMarkdown(markdown: string, reading: Partial<Omit<MarkdownReading, 'labels'>> = {}): ReadMarkdown {
  const { breaks = 'space', newId = countedIds() } = reading;
  try {
    // A lexer and a tokenizer of its own: settings made elsewhere on `marked` do not reach them.
    const tokens = new Lexer({ gfm: true, breaks: false, tokenizer: new WholeTables() }).lex(markdown);
    const { labels, comments } = unseenParts(tokens);
    return { document: fitDocument(blocksOf(known(tokens), { breaks, newId, labels })), comments };
  } catch (error) {
    // Thousands of nested marks outgrow the stack of the lexer, which also gives up where it finds no way on: the text remains.
    if (error instanceof Error) return { document: textToAdf(markdown), comments: 0 };
    throw error;
  }
}

/** The document alone. */
export function markdownToAdf(
  markdown: string,
  reading: Partial<Omit<MarkdownReading, 'labels'>> = {},
): AdfNode | null {
  return readMarkdown(markdown, reading).document;
}
