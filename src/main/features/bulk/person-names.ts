import { fold } from '@shared/fold';

/** A person as a directory or an e-mail program writes them. */
export interface WrittenPerson {
  /** In the order in which Jira has names, without what stands in brackets. */
  readonly name: string;
  /** `Mara Lind <mara.lind@example.com>`. */
  readonly email: string | null;
  /** What stood in brackets behind the name, or a part behind a bar: it may tell apart two of the same name. */
  readonly hasMore: boolean;
}

const WITH_EMAIL = /^"?([^"<>]*?)"?\s*<\s*([^\s<>@]+@[^\s<>@]+)\s*>$/;
const BRACKETS = /\s*[([{][^)\]}]*[)\]}]\s*/g;

/** `Lind, Mara (external)` → Mara Lind. Pure. */
export function readPersonName(text: string): WrittenPerson {
  const [, before = text, email] = WITH_EMAIL.exec(text.trim()) ?? [];
  const bare = before.replace(BRACKETS, ' ').replace(/\s+\|.*$/, '');
  const [last = '', first = '', third] = bare.split(',').map((part) => part.trim().replace(/\s+/g, ' '));
  const name = first !== '' && third === undefined ? `${first} ${last}` : bare.trim().replace(/\s+/g, ' ');
  return { name, email: email ?? null, hasMore: bare.trim() !== before.trim() };
}

/** Whether two names are of the same words, in whatever order: directories put the last name first. Pure. */
export function sameWords(one: string, other: string): boolean {
  const words = (name: string): string =>
    fold(name)
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .toSorted()
      .join(' ');
  return words(one) === words(other) && words(one) !== '';
}
