import { isInlineType } from '../inline-types';
import { adfToText } from '../to-text';
import { childrenOf, marksOf, nodeType, textAttribute, textOf } from '../types';
import type { AdfNode } from '../types';
import { fitInlines, lineNodes, textNodes } from './fit-inlines';
import { fitTable, tableAsLines } from './fit-table';
import { mayStand, type Place } from './places';

/** Lists in lists, quotes in cells: what lies deeper than this is told as text. Jira's own editor stops far earlier. */
const DEEPEST = 24;

const STRONG: AdfNode = { type: 'strong' };

function paragraph(content: readonly AdfNode[]): AdfNode {
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/**
 * Blocks and inline nodes as a reader of Markdown or HTML finds them, brought into the shape that Atlassian's schema
 * asks for: bare inlines get a paragraph, what may not stand in a place is told by what may, and no text is lost.
 * Null when nothing is left.
 */
export function fitDocument(nodes: readonly AdfNode[]): AdfNode | null {
  const content = fitBlocks(nodes, 'doc', 0);
  return content.length === 0 ? null : { version: 1, type: 'doc', content };
}

/** The inside of a container: runs of inline nodes become paragraphs, empty paragraphs go. */
function fitBlocks(nodes: readonly AdfNode[], place: Place, depth: number): AdfNode[] {
  const blocks: AdfNode[] = [];
  let run: AdfNode[] = [];
  const endRun = (): void => {
    const inlines = fitInlines(run);
    run = [];
    if (inlines.length > 0) blocks.push(paragraph(inlines));
  };
  for (const node of nodes) {
    if (isInlineType(nodeType(node))) {
      run.push(node);
      continue;
    }
    endRun();
    blocks.push(...(depth >= DEEPEST ? asText(node) : fitBlock(node, place, depth)));
  }
  endRun();
  return blocks;
}

function asText(node: AdfNode): AdfNode[] {
  const text = adfToText({ type: 'doc', content: [node] }).trim();
  return text === '' ? [] : [paragraph(lineNodes(text))];
}

function fitBlock(node: AdfNode, place: Place, depth: number): AdfNode[] {
  const inside = childrenOf(node);
  switch (nodeType(node)) {
    case 'paragraph':
      return fitBlocks(inside, place, depth);
    case 'heading':
      return fitHeading(node, place, depth);
    case 'bulletList':
    case 'orderedList':
      return fitList(node, depth);
    case 'taskList':
      return mayStand('taskList', place) ? fitTaskList(node, depth) : fitList(tasksAsBullets(node), depth);
    case 'codeBlock':
      return [{ ...node, content: textNodes(inside.map(textOf).join('')) }];
    case 'rule':
      return mayStand('rule', place) ? [{ type: 'rule' }] : [];
    case 'mediaSingle':
      return [node];
    case 'table':
      if (mayStand('table', place)) return fitTable(node, (cell) => fitBlocks(cell, 'cell', depth + 1));
      return tableAsLines(node);
    case 'blockquote':
      return fitContainer(node, 'blockquote', place, depth);
    case 'panel':
      return fitContainer(node, 'panel', place, depth);
    case 'expand':
    case 'nestedExpand':
      return fitExpand(node, place, depth);
    default:
      return fitBlocks(inside, place, depth);
  }
}

/** Pictures and other blocks inside a heading go behind its words. Where none may stand, it is a strong line. */
function fitHeading(node: AdfNode, place: Place, depth: number): AdfNode[] {
  return fitBlocks(childrenOf(node), place, depth).map((block) => {
    if (nodeType(block) !== 'paragraph') return block;
    if (mayStand('heading', place)) return { ...node, content: childrenOf(block) };
    return paragraph(fitInlines(childrenOf(block).map((inline) => withMark(inline, STRONG))));
  });
}

function withMark(inline: AdfNode, mark: AdfNode): AdfNode {
  if (nodeType(inline) !== 'text') return inline;
  return { ...inline, marks: [...marksOf(inline), mark] };
}

/** A list; what stands between its items belongs to the item before. */
function fitList(list: AdfNode, depth: number): AdfNode[] {
  const inItems: AdfNode[][] = [];
  for (const child of childrenOf(list)) {
    const last = inItems.at(-1);
    if (nodeType(child) === 'listItem') inItems.push([...childrenOf(child)]);
    else if (last === undefined) inItems.push([child]);
    else last.push(child);
  }
  const items = inItems.map((inside) => ({ type: 'listItem', content: itemContent(inside, depth) }));
  return items.length === 0 ? [] : [{ ...list, content: items }];
}

/** Jira's editor wants a line before a list inside an item. */
function itemContent(inside: readonly AdfNode[], depth: number): AdfNode[] {
  const blocks = fitBlocks(inside, 'listItem', depth + 1);
  const [first] = blocks;
  const startsWithList = first !== undefined && nodeType(first).endsWith('List');
  return first === undefined || startsWithList ? [paragraph([]), ...blocks] : blocks;
}

/** A task is one line: further blocks in it are lines of it, and tasks below it a list of their own after it. */
function fitTaskList(list: AdfNode, depth: number): AdfNode[] {
  const isList = (node: AdfNode): boolean => nodeType(node) === 'taskList' && depth < DEEPEST;
  const content = childrenOf(list).flatMap((item) => {
    if (isList(item)) return fitTaskList(item, depth + 1);
    const own = childrenOf(item).filter((child) => !isList(child));
    const below = childrenOf(item).filter(isList);
    return [{ ...item, content: inOneLine(own, depth) }, ...below.flatMap((each) => fitTaskList(each, depth + 1))];
  });
  return content.length === 0 ? [] : [{ ...list, content }];
}

function inOneLine(nodes: readonly AdfNode[], depth: number): AdfNode[] {
  const lines = fitBlocks(nodes, 'doc', depth + 1).map((block) =>
    nodeType(block) === 'paragraph'
      ? childrenOf(block)
      : lineNodes(adfToText({ type: 'doc', content: [block] }).replaceAll(/^- /gm, '• ')),
  );
  return fitInlines(lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'hardBreak' }, ...line])));
}

/** Tasks where no task may stand: their boxes become signs. */
function tasksAsBullets(list: AdfNode): AdfNode {
  const content = childrenOf(list).map((item): AdfNode => {
    if (nodeType(item) === 'taskList') return tasksAsBullets(item);
    const box = textAttribute(item, 'state') === 'DONE' ? '☑ ' : '☐ ';
    const inside = childrenOf(item).map((child) => (nodeType(child) === 'taskList' ? tasksAsBullets(child) : child));
    return { type: 'listItem', content: [{ type: 'text', text: box }, ...inside] };
  });
  return { type: 'bulletList', content };
}

function fitContainer(node: AdfNode, as: 'blockquote' | 'panel', place: Place, depth: number): AdfNode[] {
  if (!mayStand(as, place)) return fitBlocks(childrenOf(node), place, depth + 1);
  const content = fitBlocks(childrenOf(node), as, depth + 1);
  return content.length === 0 ? [] : [{ ...node, content }];
}

/** An expand inside another, or in a cell, is a nested one; elsewhere its title is a strong line. */
function fitExpand(node: AdfNode, place: Place, depth: number): AdfNode[] {
  const as = mayStand('expand', place) ? 'expand' : 'nestedExpand';
  if (mayStand(as, place)) {
    const content = fitBlocks(childrenOf(node), as, depth + 1);
    const attrs = { attrs: node['attrs'] ?? {} };
    return [{ ...node, ...attrs, type: as, content: content.length === 0 ? [paragraph([])] : content }];
  }
  const title = textNodes(textAttribute(node, 'title'), [STRONG]);
  return [...(title.length === 0 ? [] : [paragraph(title)]), ...fitBlocks(childrenOf(node), place, depth + 1)];
}
