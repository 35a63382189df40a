import type { MarkedToken, Tokens } from 'marked';
import { lineNodes, textNodes } from '../fit/fit-inlines';
import { childrenOf, nodeType, textOf } from '../types';
import type { AdfNode } from '../types';
import { panelOfAlert } from './alerts';
import { inlineNodesOf, known, type LineBreaks } from './inline-tokens';

export interface MarkdownReading {
  readonly breaks: LineBreaks;
  /** A new `localId`, which Jira wants of every task. */
  readonly newId: () => string;
  /** Labels of the addresses that some link asks for. */
  readonly labels: ReadonlySet<string>;
}

/** Block tokens as blocks, still free of Atlassian's rules about what may stand where: `fitDocument` comes after. */
export function blocksOf(tokens: readonly MarkedToken[], reading: MarkdownReading): AdfNode[] {
  return tokens.flatMap((token) => blockOf(token, reading));
}

function blockOf(token: MarkedToken, reading: MarkdownReading): AdfNode[] {
  const inlines = (inside: readonly MarkedToken[]): AdfNode[] => inlineNodesOf(inside, reading.breaks);
  switch (token.type) {
    case 'space':
      return [];
    case 'def':
      // A footnote is text, and so is an address that nothing leads to.
      if (reading.labels.has(token.tag) && !token.tag.startsWith('^')) return [];
      return [{ type: 'paragraph', content: textNodes(token.raw.trim()) }];
    case 'heading':
      return [{ type: 'heading', attrs: { level: token.depth }, content: inlines(known(token.tokens)) }];
    case 'paragraph':
      return [{ type: 'paragraph', content: inlines(known(token.tokens)) }];
    case 'code':
      return [codeBlock(token)];
    case 'hr':
      return [{ type: 'rule' }];
    case 'list':
      return [listOf(token, reading)];
    case 'blockquote':
      return [quoteOf(blocksOf(known(token.tokens), reading))];
    case 'table':
      return [tableOf(token, reading)];
    case 'html':
      return htmlBlock(token.raw);
    default:
      // The line of a tight list item, or inline tokens that stand alone.
      return inlines([token]);
  }
}

function codeBlock({ lang, text }: Tokens.Code): AdfNode {
  const [language = ''] = (lang ?? '').trim().split(/\s/);
  return { type: 'codeBlock', ...(language === '' ? {} : { attrs: { language } }), content: textNodes(text) };
}

/** A list of tasks only is a task list. One that is mixed keeps its boxes as they are written. */
function listOf(list: Tokens.List, reading: MarkdownReading): AdfNode {
  if (list.items.length > 0 && list.items.every(({ task }) => task)) {
    const attrs = { localId: reading.newId() };
    const content = list.items.map((item) => ({
      type: 'taskItem',
      attrs: { localId: reading.newId(), state: item.checked === true ? 'DONE' : 'TODO' },
      content: blocksOf(known(item.tokens), reading),
    }));
    return { type: 'taskList', attrs, content };
  }
  const content = list.items.map((item) => {
    const box = item.task ? textNodes(item.checked === true ? '[x] ' : '[ ] ') : [];
    return { type: 'listItem', content: [...box, ...blocksOf(known(item.tokens), reading)] };
  });
  if (!list.ordered) return { type: 'bulletList', content };
  return { type: 'orderedList', ...(typeof list.start === 'number' ? { attrs: { order: list.start } } : {}), content };
}

/** GitHub's `> [!NOTE]`, and a quote that begins with a line `**Note**` as `adfToMarkdown` writes panels. */
function quoteOf(blocks: readonly AdfNode[]): AdfNode {
  const [first, ...rest] = blocks;
  const inlines = first === undefined ? [] : childrenOf(first);
  const [head] = inlines;
  if (head === undefined || nodeType(head) !== 'text') return { type: 'blockquote', content: blocks };
  const alert = /^\[!(\w+)\](?:\s+|$)/.exec(textOf(head));
  const isTitle = inlines.length === 1 && JSON.stringify(head['marks']) === '[{"type":"strong"}]';
  const panelType = panelOfAlert(alert?.[1] ?? (isTitle ? textOf(head) : ''));
  if (panelType === null || (alert === null && rest.length === 0)) return { type: 'blockquote', content: blocks };
  const after = textNodes(textOf(head).slice(alert?.[0].length ?? textOf(head).length));
  return {
    type: 'panel',
    attrs: { panelType },
    content: [{ type: 'paragraph', content: [...after, ...inlines.slice(1)] }, ...rest],
  };
}

function tableOf(table: Tokens.Table, reading: MarkdownReading): AdfNode {
  const row = (type: string, cells: readonly Tokens.TableCell[]): AdfNode => ({
    type: 'tableRow',
    content: cells.map(({ tokens }) => ({ type, content: inlineNodesOf(known(tokens), reading.breaks) })),
  });
  // A header of empty cells is there only because Markdown has no table without one.
  const headed = table.header.some(({ text }) => text.trim() !== '');
  return {
    type: 'table',
    content: [
      ...(headed ? [row('tableHeader', table.header)] : []),
      ...table.rows.map((cells) => row('tableCell', cells)),
    ],
  };
}

/** HTML among Markdown is shown as it is written: nothing of it is run, and nothing is lost. */
function htmlBlock(raw: string): AdfNode[] {
  const shown = raw.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim();
  if (shown === '') return [];
  return [{ type: 'paragraph', content: lineNodes(shown) }];
}
