import { safeLink } from '../safe-link';
import { marksOf, nodeType, textAttribute, textOf } from '../types';
import type { AdfNode } from '../types';

/** Which marks stay together: code goes with links only, and no mark stands twice (contract 10). */
function fitMarks(marks: readonly AdfNode[]): AdfNode[] {
  const byType = new Map<string, AdfNode>();
  for (const mark of marks) {
    if (nodeType(mark) === 'link') {
      const href = safeLink(textAttribute(mark, 'href'));
      if (href !== null) byType.set('link', { type: 'link', attrs: { href } });
    } else byType.set(nodeType(mark), mark);
  }
  const kept = [...byType.values()];
  return byType.has('code') ? kept.filter((mark) => ['code', 'link'].includes(nodeType(mark))) : kept;
}

/** A text node; Jira refuses an empty one, so there is none for an empty text. */
export function textNodes(text: string, marks: readonly AdfNode[] = []): AdfNode[] {
  if (text === '') return [];
  const fitting = fitMarks(marks);
  return [{ type: 'text', text, ...(fitting.length === 0 ? {} : { marks: fitting }) }];
}

/** Lines of text with a hard break between each two. */
export function lineNodes(text: string, marks: readonly AdfNode[] = []): AdfNode[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [{ type: 'hardBreak' }]), ...textNodes(line, marks)]);
}

function sameMarks(a: AdfNode, b: AdfNode): boolean {
  return JSON.stringify(marksOf(a)) === JSON.stringify(marksOf(b));
}

/** Inline nodes as Jira takes them: texts that share their marks are one, and no break or space stands at an edge. */
export function fitInlines(nodes: readonly AdfNode[]): AdfNode[] {
  const joined: AdfNode[] = [];
  for (const node of nodes) {
    if (nodeType(node) !== 'text') {
      joined.push(node);
      continue;
    }
    const [text] = textNodes(textOf(node), marksOf(node));
    if (text === undefined) continue;
    const last = joined.at(-1);
    if (last !== undefined && nodeType(last) === 'text' && sameMarks(last, text)) {
      joined[joined.length - 1] = { ...last, text: textOf(last) + textOf(text) };
    } else joined.push(text);
  }
  return trimEdges(joined);
}

function isBlank(node: AdfNode | undefined): boolean {
  if (node === undefined) return false;
  return nodeType(node) === 'hardBreak' || (nodeType(node) === 'text' && textOf(node).trim() === '');
}

function trimEdges(nodes: readonly AdfNode[]): AdfNode[] {
  let from = 0;
  let to = nodes.length;
  while (from < to && isBlank(nodes[from])) from += 1;
  while (to > from && isBlank(nodes[to - 1])) to -= 1;
  return nodes.slice(from, to).map((node, at, kept) => {
    if (nodeType(node) !== 'text' || isCode(node)) return node;
    const start = at === 0 ? textOf(node).trimStart() : textOf(node);
    return { ...node, text: at === kept.length - 1 ? start.trimEnd() : start };
  });
}

/** Space in code is its own. */
function isCode(node: AdfNode): boolean {
  return marksOf(node).some((mark) => nodeType(mark) === 'code');
}
