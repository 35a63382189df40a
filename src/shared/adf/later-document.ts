import { hasContent } from './has-content';
import { markdownToAdf } from './from-markdown';
import { MOST_CHARACTERS } from './problem-of-document';
import { childrenOf, type AdfNode } from './types';

/** The Markdown of documents that are not made yet, or no longer need it. */
const MARKDOWN = new WeakMap<AdfNode, string>();
const MADE = new WeakMap<AdfNode, readonly AdfNode[]>();

/** One getter for all of them: they share a hidden class. */
const CONTENT: PropertyDescriptor & ThisType<AdfNode> = {
  enumerable: true,
  get() {
    const known = MADE.get(this);
    if (known !== undefined) return known;
    const document = markdownToAdf(MARKDOWN.get(this) ?? '');
    const content = document === null ? [] : childrenOf(document);
    MADE.set(this, content);
    return content;
  },
};

/**
 * As `markdownToAdf`. Where the text alone shows that there is something in it and that it can be sent, which is so for most of what people
 * write, the document's content is made when it is first looked at: of ten thousand rows that are only checked, none is. Equal to the other
 * in every way, its JSON byte for byte.
 */
export function markdownLater(markdown: string): AdfNode | null {
  if (!isSurelySent(markdown)) return markdownToAdf(markdown);
  const document: AdfNode = { version: 1, type: 'doc' };
  MARKDOWN.set(document, markdown);
  return Object.defineProperty(document, 'content', CONTENT);
}

/** Whether a document is one of those that can be sent, and that have something in them, without a look at it. */
export function isSureDocument(document: AdfNode): boolean {
  return MARKDOWN.has(document);
}

/** As `hasContent`, without making what is certain. */
export function documentHasContent(document: AdfNode): boolean {
  return isSureDocument(document) || hasContent(document);
}

/** What a line of text may have in front of it as plain text: quotes and lists in one another, as deep as they are read. */
const LONGEST_MARKS = 24 * 11;
/** Lines of a table are filled up to its widest, elements may hide what is in them, and a definition may be used again and again. */
const HARD_TO_TELL = /[|<]|\]:/;

/** It begins a paragraph, which has a letter in it, and cannot become too long whatever is made of it. */
function isSurelySent(markdown: string): boolean {
  if (!/^\p{L}/u.test(markdown) || HARD_TO_TELL.test(markdown)) return false;
  let lines = 1;
  for (let at = markdown.indexOf('\n'); at !== -1; at = markdown.indexOf('\n', at + 1)) lines += 1;
  return markdown.length * 4 + lines * LONGEST_MARKS <= MOST_CHARACTERS;
}
