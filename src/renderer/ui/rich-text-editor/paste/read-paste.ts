import { markdownToAdf } from '@shared/adf/from-markdown';
import { textToAdf } from '@shared/adf/from-text';
import { safeLink } from '@shared/adf/safe-link';
import { childrenOf, marksOf, nodeType, type AdfNode } from '@shared/adf/types';
import { htmlToAdf } from './html-to-adf';
import { looksLikeMarkdown } from './looks-like-markdown';
import { cellsToAdf, readTabSeparated } from './tab-separated';

/** What the clipboard holds, as the paste event gives it; '' when a kind is absent. */
export interface PastedText {
  readonly html: string;
  readonly text: string;
}

/** What a paste becomes. `plain` is the way back from a reading that may not have been meant. */
export type Paste =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'link'; readonly href: string }
  | { readonly kind: 'document'; readonly document: AdfNode; readonly plain: AdfNode | null };

/** Formatted where something formatted was copied; plain text that is Markdown or a table becomes what it says. */
export function readPaste({ html, text }: PastedText, newId: () => string = () => crypto.randomUUID()): Paste {
  const href = lonelyLink(text);
  if (href !== null) return { kind: 'link', href };
  const formatted = html.trim() === '' ? null : htmlToAdf(html, newId);
  const plain = textToAdf(text);
  // A terminal or a plain editor may offer its text as HTML without any format: then the text tells more.
  if (formatted !== null && (plain === null || !isPlain(formatted))) return asDocument(formatted, null);
  const cells = readTabSeparated(text);
  const table = cells === null ? null : cellsToAdf(cells);
  if (table !== null) return asDocument(table, plain);
  if (looksLikeMarkdown(text)) {
    const read = markdownToAdf(text, { newId });
    if (read !== null && !isPlain(read)) return asDocument(read, plain);
  }
  return asDocument(plain ?? formatted, null);
}

function asDocument(document: AdfNode | null, plain: AdfNode | null): Paste {
  return document === null ? { kind: 'nothing' } : { kind: 'document', document, plain };
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
