import type { ColumnGuess } from './guess-mapping';
import { nameWords } from './header-words';

/** What an export of Jira has in columns that no field of the create form takes. */
const PARTS: readonly { readonly name: string; readonly isOf: (words: string) => boolean }[] = [
  { name: 'links', isOf: isLink },
  { name: 'comments', isOf: (words) => words === 'comment' || words === 'comments' },
  { name: 'attachments', isOf: (words) => words === 'attachment' || words === 'attachments' },
  { name: 'work logs', isOf: (words) => words === 'log work' },
  { name: 'watchers', isOf: (words) => words === 'watchers' },
];

/** What of an export of Jira is left out, in one sentence; `null` of another file, and where nothing is. Pure. */
export function leftOfExport(columns: readonly Pick<ColumnGuess, 'header' | 'target' | 'isEmpty'>[]): string | null {
  const words = columns.map(({ header }) => nameWords(header));
  if (!words.some((each) => isLink(each) || each === 'issue key' || each === 'work item key')) return null;
  const left = PARTS.filter(({ isOf }) =>
    columns.some(({ target, isEmpty }, at) => target.kind === 'none' && !isEmpty && isOf(words[at] ?? '')),
  ).map(({ name }) => name);
  if (left.length === 0) return null;
  const listed = AND.format(left);
  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)} of this Jira export are left out: the issues are created without them.`;
}

/** `Outward issue link (Blocks)`. */
function isLink(words: string): boolean {
  return /^(?:inward|outward) (?:issue|work item) link\b/.test(words);
}

const AND = new Intl.ListFormat('en', { type: 'conjunction' });
