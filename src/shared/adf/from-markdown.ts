import { Lexer } from 'marked';
import { fitDocument } from './fit/fit-document';
import { textToAdf } from './from-text';
import { blocksOf, type MarkdownReading } from './markdown/block-tokens';
import { known } from './markdown/inline-tokens';
import type { AdfNode } from './types';

/** Ids that are the same for the same text, so that a payload made twice is equal byte for byte. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `task-${String(count)}`;
  };
}

/**
 * Markdown (CommonMark with GitHub's tables, task lists, strikethrough and alerts) as an ADF document that fits
 * Atlassian's schema, whatever the text is; null when there is nothing in it. HTML stays as text but for the elements
 * that `adfToMarkdown` writes. Links lead to https, http and mailto only; others are kept as text.
 *
 * @param reading `breaks: 'break'` keeps single line breaks, `newId` names tasks where ids must differ between documents
 */
export function markdownToAdf(markdown: string, reading: Partial<MarkdownReading> = {}): AdfNode | null {
  const { breaks = 'space', newId = countedIds() } = reading;
  try {
    // A lexer of its own: settings made elsewhere on `marked` do not reach it.
    const tokens = new Lexer({ gfm: true, breaks: false }).lex(markdown);
    return fitDocument(blocksOf(known(tokens), { breaks, newId }));
  } catch (error) {
    // Thousands of nested marks outgrow the stack of the lexer, which also gives up where it finds no way on: the text remains.
    if (error instanceof Error) return textToAdf(markdown);
    throw error;
  }
}
