/**
 * Jira's wiki markup of old, which its exports have, as Markdown: headings, lists, tables, blocks of code and quotes, bold, italic, code,
 * links. What is none of these stays as it is written. Pure.
 *
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export function wikiToMarkdown(text: string): string {
  const kept: string[] = [];
  // Nothing inside of code is markup.
  const withoutCode = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(
      /\{(code|noformat)(?::([^}\n]*))?\}\n?([\s\S]*?)\n?\{\1\}/g,
      (_, _kind, parameters: string | undefined, code: string) =>
        `\n${KEPT}${String(kept.push(fenced(code, parameters ?? '')) - 1)}${KEPT}\n`,
    );
  const lines = unquoted(withoutCode).split('\n').map(readLine);
  const blocks: string[] = [];
  let before: Line = { kind: 'blank', text: '' };
  for (const line of lines) {
    if (line.kind === 'blank') {
      if (before.kind !== 'blank') blocks.push('');
    } else {
      const goesOn = line.kind === before.kind && line.kind !== 'alone';
      if (!goesOn && before.kind !== 'blank') blocks.push('');
      // A line of wiki text ends where it ends.
      if (goesOn && line.kind === 'text') blocks.push(`${blocks.pop() ?? ''}  `);
      if (line.kind === 'table' && !goesOn && !line.isHead) blocks.push(...headless(line.text));
      blocks.push(line.text);
      if (line.kind === 'table' && !goesOn && line.isHead === true) blocks.push(ruleBelow(line.text));
    }
    before = line;
  }
  const written = blocks.join('\n').trim();
  return written.replaceAll(KEPT_AT, (_, at: string) => kept[Number(at)] ?? '');
}

interface Line {
  readonly kind: 'blank' | 'text' | 'list' | 'quote' | 'table' | 'alone';
  readonly text: string;
  readonly isHead?: boolean;
}

/** Marks the place of a block of code: no text has it. */
const KEPT = '\uE000';
const KEPT_AT = /\uE000(\d+)\uE000/g;

function fenced(code: string, parameters: string): string {
  const language = parameters.split('|').find((part) => part !== '' && !part.includes('=')) ?? '';
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.trim()}\n${code}\n${fence}`;
}

/** Blocks in braces that hold text: a quote goes line by line, panels and colours leave what is in them. */
function unquoted(text: string): string {
  return text.replaceAll(/\{(?:panel|color)(?::[^}\n]*)?\}/g, '').replaceAll(
    /\{quote\}\n?([\s\S]*?)\n?\{quote\}/g,
    (_, quoted: string) =>
      `\n${quoted
        .split('\n')
        .map((line) => `bq. ${line}`)
        .join('\n')}\n`,
  );
}

function readLine(line: string): Line {
  const text = line.trim();
  if (text === '') return { kind: 'blank', text: '' };
  if (text.startsWith(KEPT)) return { kind: 'alone', text };
  if (/^-{4,}$/.test(text)) return { kind: 'alone', text: '---' };
  const heading = /^h([1-6])\.\s+(.*)$/.exec(text);
  if (heading !== null) return { kind: 'alone', text: `${'#'.repeat(Number(heading[1]))} ${inline(heading[2] ?? '')}` };
  const quote = /^bq\.\s?(.*)$/.exec(text);
  if (quote !== null) return { kind: 'quote', text: `> ${inline(quote[1] ?? '')}`.trimEnd() };
  const item = /^([*#]+|-)\s+(.*)$/.exec(text);
  if (item !== null) return { kind: 'list', text: itemOf(item[1] ?? '', inline(item[2] ?? '')) };
  const isHead = text.startsWith('||');
  if (text.startsWith('|') && text.endsWith('|') && text.length > 2) {
    const links = inline(text);
    const cells = links.slice(isHead ? 2 : 1, isHead ? -2 : -1).split(isHead ? '||' : '|');
    return { kind: 'table', text: `| ${cells.map((cell) => cell.trim()).join(' | ')} |`, isHead };
  }
  return { kind: 'text', text: inline(text) };
}

/** `**#` → the number of a list in a list in a list: below a bullet two blanks, below a number three. */
function itemOf(marks: string, text: string): string {
  const indent = marks.slice(0, -1).replaceAll('*', '  ').replaceAll('#', '   ');
  return `${indent}${marks.endsWith('#') ? '1.' : '-'} ${text}`;
}

function ruleBelow(row: string): string {
  return row.replaceAll(/[^|]+/g, ' --- ');
}

/** Markdown has no table without a head. */
function headless(row: string): readonly string[] {
  return [row.replaceAll(/[^|]+/g, '   '), ruleBelow(row)];
}

function inline(text: string): string {
  return text
    .split(/(\{\{[^{}\n]+\}\})/)
    .map((part) => (part.startsWith('{{') && part.endsWith('}}') ? `\`${part.slice(2, -2)}\`` : marked(part)))
    .join('');
}

/** Emphasis stands around words, never within one. */
function marked(text: string): string {
  return text
    .replaceAll(/\[([^\]|\n]+)\|((?:https?|mailto|ftp):[^\]|\s]+)(?:\|[^\]\n]*)?\]/g, '[$1]($2)')
    .replaceAll(/\[((?:https?|mailto):[^\]|\s]+)\]/g, '<$1>')
    .replaceAll(/(^|[\s(])\*(?!\*)(\S|\S[^*\n]*\S)\*(?=$|[\s).,;:!?])/g, '$1**$2**')
    .replaceAll(/(^|[\s(])_(\S|\S[^_\n]*\S)_(?=$|[\s).,;:!?])/g, '$1*$2*')
    .replaceAll(/(^|\s)-(\S|\S[^-\n]*\S)-(?=$|[\s).,;:!?])/g, '$1~~$2~~');
}
