import { withoutFences, isShell, isYaml } from './looks-like-code';

/** One of these is enough: nobody writes it by chance. */
const SURE = [
  /^(?:```|~~~)[^\n]*\n[\s\S]*?^(?:```|~~~)[ \t]*$/m,
  /^\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*-[-:| \t]*$/m,
  /^[ \t]*[-*+] \[[ xX]\] \S/m,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^)\s]+\)/,
  /(?<![\w*])\*\*[^\s*](?:[^\n*]*[^\s*])?\*\*(?![\w*])/,
  /(?<![\w~])~~[^\s~](?:[^\n~]*[^\s~])?~~(?![\w~])/,
];

/** Of these it takes two lines. */
const LINES = [/^[ \t]*[-*+] \S/gm, /^[ \t]*\d{1,3}[.)] \S/gm, /^> \S/gm];

const HEADING = /^#{1,6} \S/;
/** What may follow a heading without an empty line: a comment in a script is followed by anything. */
const BLOCK = /^(?:#{1,6} |[ \t]*[-*+] |[ \t]*\d{1,3}[.)] |> |```|~~~|\|)/;
const CODE = /(?<!`)`[^`\n]+`(?!`)/;

/** Whether plain text was meant as Markdown: `sure` is read as what it says, `perhaps` is offered. */
export type MarkdownLook = 'sure' | 'perhaps' | 'no';

/** A `#` before a line of a script and the dashes of YAML say nothing; what else there is may still say it. */
export function markdownLook(text: string): MarkdownLook {
  if (SURE.some((sign) => sign.test(text))) return 'sure';
  const lines = text.split('\n');
  const hasLines = LINES.some((sign) => (text.match(sign)?.length ?? 0) >= 2);
  const hasHeading = lines.some((line) => HEADING.test(line));
  if (!hasLines && !hasHeading && !CODE.test(text)) return 'no';
  const shown = withoutFences(lines);
  if (isShell(shown) || isYaml(shown)) return 'perhaps';
  if (hasLines || CODE.test(text)) return 'sure';
  return lines.some((line, at) => HEADING.test(line) && standsAlone(lines, at)) ? 'sure' : 'perhaps';
}

function standsAlone(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  const after = lines[at + 1] ?? '';
  return (before.trim() === '' || BLOCK.test(before)) && (after.trim() === '' || BLOCK.test(after));
}
