import { cardText, extensionText, inlineText } from './inline-text';
import { isInlineType } from './inline-types';
import { attribute, childrenOf, nodeType, textAttribute, textOf } from './types';
import type { AdfNode } from './types';

/** Lines after the first go under the text of the first, not under its mark. */
function hang(mark: string, text: string): string {
  return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function itemText(item: AdfNode, mark: string): string {
  return hang(mark, joinBlocks(childrenOf(item), '\n'));
}

/** The inside of a node that holds inline nodes only: one of an unknown type there is inline too. */
function lineText(node: AdfNode): string {
  return childrenOf(node).map(inlineText).join('');
}

function boxOf(item: AdfNode): string {
  return textAttribute(item, 'state') === 'DONE' ? '[x] ' : '[ ] ';
}

function listText(list: AdfNode): string {
  const start = attribute(list, 'order');
  const first = typeof start === 'number' ? start : 1;
  return childrenOf(list)
    .map((item, index) => {
      switch (nodeType(item)) {
        case 'taskItem':
          return hang(boxOf(item), lineText(item));
        case 'blockTaskItem':
          return itemText(item, boxOf(item));
        case 'decisionItem':
          return hang('Decision: ', lineText(item));
        case 'taskList':
          // A task list inside a task list is a sibling of the item that it belongs to.
          return hang('  ', listText(item));
        default:
          return itemText(item, nodeType(list) === 'orderedList' ? `${String(first + index)}. ` : '- ');
      }
    })
    .join('\n');
}

/** Cells of a row side by side; the lines inside a cell are drawn together, so that a row stays a line. */
function rowText(row: AdfNode): string {
  return childrenOf(row)
    .map((cell) => joinBlocks(childrenOf(cell), '\n').replace(/\n+/g, ' / '))
    .join(' | ');
}

function titled(node: AdfNode): string {
  const title = textAttribute(node, 'title');
  const body = joinBlocks(childrenOf(node));
  return [title, body].filter((part) => part !== '').join('\n\n');
}

function blockText(node: AdfNode): string {
  switch (nodeType(node)) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
    case 'caption':
      return lineText(node);
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return listText(node);
    case 'table':
      return childrenOf(node).map(rowText).join('\n');
    case 'blockquote':
      return hangQuote(joinBlocks(childrenOf(node)));
    case 'rule':
      return '---';
    case 'expand':
    case 'nestedExpand':
      return titled(node);
    case 'media':
      return inlineText(node);
    case 'mediaGroup':
    case 'mediaSingle':
      return childrenOf(node).map(blockText).join('\n');
    case 'blockCard':
    case 'embedCard':
      return cardText(node);
    case 'extension':
    case 'syncBlock':
      return extensionText(node);
    default:
      return containerText(node);
  }
}

/** Panels, cells, layouts, and every type that is not known: what is inside, in order. */
function containerText(node: AdfNode): string {
  const own = textOf(node) || (isInlineType(nodeType(node)) ? '' : textAttribute(node, 'text'));
  const inside = joinBlocks(childrenOf(node));
  return [own, inside].filter((part) => part !== '').join('\n');
}

function hangQuote(text: string): string {
  return `> ${text.replaceAll('\n', '\n> ')}`;
}

/** Runs of inline nodes are one text; blocks are parted by a blank line, or by `glue`. */
function joinBlocks(nodes: readonly AdfNode[], glue = '\n\n'): string {
  const parts: string[] = [];
  let line = '';
  let inLine = false;
  for (const node of nodes) {
    if (isInlineType(nodeType(node))) {
      line += inlineText(node);
      inLine = true;
      continue;
    }
    if (inLine) parts.push(line);
    line = '';
    inLine = false;
    parts.push(blockText(node));
  }
  if (inLine) parts.push(line);
  return parts.filter((part) => part !== '').join(glue);
}

/**
 * A document as plain text: lists, tables, mentions, dates and statuses keep their meaning, and a node of an unknown
 * type gives the text inside it. Text made by `textToAdf` comes back as it was, less surplus blank lines.
 */
export function adfToText(document: AdfNode): string {
  return joinBlocks(childrenOf(document));
}
