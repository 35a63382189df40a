import { inlineText } from './inline-text';
import { childrenOf, marksOf, nodeType, textAttribute, textOf } from './types';
import type { AdfNode } from './types';

/** Characters that Markdown could read as its own, and an ampersand that could begin an entity. Bars count in tables only. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&');
}

/** Code in as many backticks as it takes to hold those inside it. */
export function codeSpan(text: string): string {
  const line = text.replace(/\n/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padded = line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line;
  return fence + padded + fence;
}

/** An address behind a text; brackets, spaces and line breaks in it cannot end it early. */
export function linkTarget(href: string): string {
  const safe = href.replace(/[\s<>()\\]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));
  return `(${safe})`;
}

/** What an inline node is wrapped in, from the outside inwards. Colours and annotations have no Markdown. */
interface Wrap {
  readonly order: number;
  readonly key: string;
  readonly open: string;
  readonly close: string;
  /** The HTML element that says the same where signs would not be seen. */
  readonly tag: string | null;
}

function wrapOf(mark: AdfNode): Wrap | null {
  const signs = (order: number, sign: string, tag: string): Wrap => ({ order, key: tag, open: sign, close: sign, tag });
  const element = (order: number, tag: string): Wrap => ({ ...signs(order, `<${tag}>`, tag), close: `</${tag}>` });
  switch (nodeType(mark)) {
    case 'link': {
      const close = `]${linkTarget(textAttribute(mark, 'href'))}`;
      return { order: 0, key: close, open: '[', close, tag: null };
    }
    case 'strong':
      return signs(1, '**', 'strong');
    case 'em':
      return signs(2, '*', 'em');
    case 'strike':
      return signs(3, '~~', 'del');
    case 'underline':
      return element(4, 'u');
    case 'subsup':
      return element(5, textAttribute(mark, 'type') === 'sub' ? 'sub' : 'sup');
    default:
      return null;
  }
}

interface Run {
  readonly markdown: string;
  readonly wraps: readonly Wrap[];
}

function runOf(node: AdfNode): Run {
  const marks = marksOf(node);
  const wraps = marks
    .map(wrapOf)
    .filter((wrap) => wrap !== null)
    .sort((a, b) => a.order - b.order);
  const isCode = nodeType(node) === 'text' && marks.some((mark) => nodeType(mark) === 'code');
  return { markdown: isCode ? codeSpan(textOf(node)) : bareMarkdown(node), wraps };
}

function bareMarkdown(node: AdfNode): string {
  switch (nodeType(node)) {
    case 'hardBreak':
      return '\\\n';
    case 'status':
      return `**${escapeMarkdown(inlineText(node))}**`;
    case 'inlineCard': {
      const url = inlineText(node);
      return url.startsWith('[') ? escapeMarkdown(url) : `[${escapeMarkdown(url)}]${linkTarget(url)}`;
    }
    default:
      return escapeMarkdown(inlineText(node));
  }
}

/**
 * Neighbours that share a mark share its signs: `**a****b**` would not be read back. `before` and `after` are the
 * characters around the runs.
 */
function joinRuns(runs: readonly Run[], before: string, after: string): string {
  let markdown = '';
  let at = 0;
  while (at < runs.length) {
    const run = runs[at];
    if (run === undefined) break;
    const [wrap] = run.wraps;
    if (wrap === undefined) {
      markdown += run.markdown;
      at += 1;
      continue;
    }
    const from = at;
    while (runs[at]?.wraps.some((other) => other.key === wrap.key)) at += 1;
    const inside = runs.slice(from, at).map(({ markdown: inner, wraps }) => ({
      markdown: inner,
      wraps: wraps.filter((other) => other.key !== wrap.key),
    }));
    const next = runs[at];
    const behind = next === undefined ? after : (next.wraps[0]?.open ?? next.markdown).charAt(0);
    markdown += wrapText(joinRuns(inside, wrap.open, wrap.close), wrap, markdown.slice(-1) || before.slice(-1), behind);
  }
  return markdown;
}

const WORD = /[^\s\p{P}\p{S}]/u;

/**
 * Signs stand against the words, or Markdown does not see them: space goes outside. Signs in the middle of a word that
 * enclose punctuation are not seen either, nor those that run into other signs (CommonMark 0.31, section 6.2): an
 * element stands in for them.
 */
function wrapText(text: string, wrap: Wrap, before: string, behind: string): string {
  const [, left = '', core = '', right = ''] = /^((?:\\\n|\s)*)([\s\S]*?)((?:\\\n|\s)*)$/.exec(text) ?? [];
  if (core === '') return text;
  const previous = left.slice(-1) || before;
  const following = right.charAt(0) || behind;
  const opens = !WORD.test(previous) || WORD.test(core.charAt(0));
  const closes = !WORD.test(following) || WORD.test(core.slice(-1));
  const runsTogether = previous === wrap.open.charAt(0) || core.startsWith(wrap.open.charAt(0));
  if (wrap.tag === null || (opens && closes && !runsTogether)) return left + wrap.open + core + wrap.close + right;
  return `${left}<${wrap.tag}>${core}</${wrap.tag}>${right}`;
}

/** A line that begins like a heading, a list, a rule or an underline is text all the same. */
function escapeLineStart(line: string): string {
  return line
    .trimStart()
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{2,}\s*$|\||:?-+:?(?=\s*\|))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** The inline nodes inside a block. */
export function inlineMarkdown(node: AdfNode): string {
  return joinRuns(childrenOf(node).map(runOf), '', '')
    .split('\n')
    .map(escapeLineStart)
    .join('\n')
    .replace(/(?:\\\n)+$/, '');
}
