import type { AdfNode } from './types';

/** The lines of one paragraph with a hard break between each two. Jira refuses empty text nodes, so none is made. */
function inlineNodes(lines: readonly string[]): AdfNode[] {
  return lines.flatMap((line, index) => {
    const text: AdfNode[] = line === '' ? [] : [{ type: 'text', text: line }];
    return index === 0 ? text : [{ type: 'hardBreak' }, ...text];
  });
}

/**
 * Plain text as an ADF document: blank lines part paragraphs, a single line break stays one. Null for text that is
 * empty or only space, which Jira keeps apart from an empty document.
 */
export function textToAdf(text: string): AdfNode | null {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const paragraphs: string[][] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    if (line.trim() === '') {
      open = null;
    } else if (open === null) {
      open = [line];
      paragraphs.push(open);
    } else {
      open.push(line);
    }
  }
  if (paragraphs.length === 0) return null;
  const content = paragraphs.map((paragraph) => ({ type: 'paragraph', content: inlineNodes(paragraph) }));
  return { version: 1, type: 'doc', content };
}
