import { cardText, extensionText, mediaText } from './inline-text';
import { codeSpan, escapeMarkdown, inlineMarkdown, linkTarget } from './markdown-inline';
import { attribute, childrenOf, nodeType, textAttribute, textOf } from './types';
import type { AdfNode } from './types';

function hang(mark: string, markdown: string): string {
  return mark + markdown.replace(/\n(?!\n|$)/g, `\n${' '.repeat(mark.length)}`);
}

function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** A fence longer than any inside. */
function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[\s`]/g, '')}\n${code}\n${fence}`;
}

function codeOf(node: AdfNode): string {
  return childrenOf(node).map(textOf).join('');
}

function itemMarkdown(item: AdfNode, mark: string): string {
  switch (nodeType(item)) {
    case 'taskItem':
      return hang(mark + boxOf(item), inlineMarkdown(item));
    case 'blockTaskItem':
      return hang(mark + boxOf(item), blocksMarkdown(item));
    case 'decisionItem':
      return hang(mark, `**Decision:** ${inlineMarkdown(item)}`);
    case 'taskList':
      return hang('  ', listMarkdown(item));
    default:
      return hang(mark, tightBlocks(item));
  }
}

function boxOf(item: AdfNode): string {
  return textAttribute(item, 'state') === 'DONE' ? '[x] ' : '[ ] ';
}

/** A list under its item stands close to it; other blocks keep their blank line. */
function tightBlocks(item: AdfNode): string {
  return childrenOf(item)
    .map((child, index) => {
      const isList = ['bulletList', 'orderedList', 'taskList'].includes(nodeType(child));
      return (index === 0 ? '' : isList ? '\n' : '\n\n') + blockMarkdown(child);
    })
    .join('');
}

function listMarkdown(list: AdfNode): string {
  const start = attribute(list, 'order');
  const first = typeof start === 'number' ? start : 1;
  return childrenOf(list)
    .map((item, index) => itemMarkdown(item, nodeType(list) === 'orderedList' ? `${String(first + index)}. ` : '- '))
    .join('\n');
}

/** A cell is one line: its blocks are joined by breaks, and a bar inside it is no border. */
function cellMarkdown(cell: AdfNode): string {
  return childrenOf(cell)
    .map((block) =>
      nodeType(block) === 'codeBlock' ? codeOf(block).split('\n').map(codeSpan).join('\n') : blockMarkdown(block),
    )
    .join('\n')
    .replace(/\\?\n+/g, '<br>')
    .replaceAll('|', '\\|');
}

function rowMarkdown(cells: readonly string[], columns: number): string {
  const filled = [...cells, ...Array.from({ length: Math.max(0, columns - cells.length) }, () => '')];
  return `| ${filled.join(' | ')} |`;
}

/** Markdown's tables need a header row: an empty one stands in where the table has none. */
function tableMarkdown(table: AdfNode): string {
  const rows = childrenOf(table).map((row) =>
    childrenOf(row).flatMap((cell) => {
      const span = attribute(cell, 'colspan');
      const further = typeof span === 'number' && span > 1 && span < 100 ? span - 1 : 0;
      return [cellMarkdown(cell), ...Array.from({ length: further }, () => '')];
    }),
  );
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const [firstRow] = childrenOf(table);
  const headed = firstRow !== undefined && childrenOf(firstRow).every((cell) => nodeType(cell) === 'tableHeader');
  const [header = [], ...body] = headed ? rows : [[], ...rows];
  const border = rowMarkdown(
    Array.from({ length: columns }, () => '---'),
    columns,
  );
  return [rowMarkdown(header, columns), border, ...body.map((row) => rowMarkdown(row, columns))].join('\n');
}

function panelMarkdown(panel: AdfNode): string {
  const kind = textAttribute(panel, 'panelType');
  const title = kind === '' || kind === 'custom' ? '' : `**${kind.charAt(0).toUpperCase()}${kind.slice(1)}**\n\n`;
  return quote(title + blocksMarkdown(panel));
}

function mediaMarkdown(media: AdfNode): string {
  const url = textAttribute(media, 'url');
  return url === ''
    ? escapeMarkdown(mediaText(media))
    : `![${escapeMarkdown(textAttribute(media, 'alt'))}]${linkTarget(url)}`;
}

function cardMarkdown(card: AdfNode): string {
  const text = cardText(card);
  return textAttribute(card, 'url') === '' ? escapeMarkdown(text) : `[${escapeMarkdown(text)}]${linkTarget(text)}`;
}

function titledMarkdown(node: AdfNode): string {
  const title = escapeMarkdown(textAttribute(node, 'title'));
  return [title === '' ? '' : `**${title}**`, blocksMarkdown(node)].filter((part) => part !== '').join('\n\n');
}

function headingLevel(node: AdfNode): number {
  const level = attribute(node, 'level');
  return typeof level === 'number' ? Math.min(6, Math.max(1, Math.round(level))) : 1;
}

function blockMarkdown(node: AdfNode): string {
  switch (nodeType(node)) {
    case 'paragraph':
    case 'caption':
      return inlineMarkdown(node);
    case 'heading':
      return `${'#'.repeat(headingLevel(node))} ${inlineMarkdown(node).replace(/\\?\n/g, ' ')}`;
    case 'codeBlock':
      return fenced(codeOf(node), textAttribute(node, 'language'));
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return listMarkdown(node);
    case 'table':
      return tableMarkdown(node);
    case 'blockquote':
      return quote(blocksMarkdown(node));
    case 'panel':
      return panelMarkdown(node);
    case 'rule':
      return '---';
    case 'expand':
    case 'nestedExpand':
      return titledMarkdown(node);
    case 'media':
      return mediaMarkdown(node);
    case 'blockCard':
    case 'embedCard':
      return cardMarkdown(node);
    case 'extension':
    case 'syncBlock':
      return escapeMarkdown(extensionText(node));
    default:
      return unknownMarkdown(node);
  }
}

/** Layouts, media groups, bodied extensions, and every type that is not known: what is inside, in order. */
function unknownMarkdown(node: AdfNode): string {
  const own = escapeMarkdown(textOf(node) || (childrenOf(node).length === 0 ? textAttribute(node, 'text') : ''));
  const holdsText = childrenOf(node).some((child) => nodeType(child) === 'text');
  const inside = holdsText ? inlineMarkdown(node) : blocksMarkdown(node);
  return [own, inside].filter((part) => part !== '').join('\n\n');
}

function blocksMarkdown(node: AdfNode): string {
  return childrenOf(node)
    .map(blockMarkdown)
    .filter((block) => block !== '')
    .join('\n\n');
}

/** A document as GitHub-flavoured Markdown. What Markdown has no form for keeps its text and loses its looks. */
export function adfToMarkdown(document: AdfNode): string {
  return blocksMarkdown(document);
}
