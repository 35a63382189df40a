import type { Candidate } from '@shared/ipc/change';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Sighting } from '../decide';
import type { Landed } from './kind';

/** What is among the comments or worklogs of an issue, as far as a look for one of them goes. */
export interface Marked {
  readonly id: string;
  readonly author: string | null;
  /** The change that its marker names, `null` without a marker, `undefined` where that has to be asked for. */
  readonly change: string | null | undefined;
}

export interface LookThrough<T extends Marked> {
  readonly changeId: string;
  readonly issue: Landed;
  /** Atlassian's id of who sent it; `null` where the token may not know. */
  readonly author: string | null;
  page(startAt: number): Promise<Outcome<{ readonly items: readonly T[]; readonly total: number }>>;
  /** Whether it agrees with what was sent. */
  looksLike(item: T): boolean;
  /** Asks for the marker where the page did not bring it. */
  mark(item: T): Promise<Outcome<string | null>>;
  /** What a candidate is called in the question to a person. */
  describe(item: T): string;
}

/**
 * Pages through to the end, unless the marker is found before. No clock limits it, ours or Jira's: what agrees and carries no marker is
 * a candidate however old it is, and a question rather than a doubled comment.
 */
export async function lookThrough<T extends Marked>(look: LookThrough<T>): Promise<Outcome<Sighting>> {
  const { changeId, issue, author } = look;
  const candidates: Candidate[] = [];
  for (let startAt = 0; ;) {
    const page = await look.page(startAt);
    if (!page.ok) return page;
    const { items, total } = page.value;
    const marked = items.find((item) => item.change === changeId);
    if (marked !== undefined) return succeed(found(issue, marked.id));
    for (const item of items) {
      if (typeof item.change === 'string' || !look.looksLike(item)) continue;
      if (author !== null && item.author !== null && item.author !== author) continue;
      const mark = item.change === undefined ? await look.mark(item) : succeed(null);
      if (!mark.ok) return mark;
      if (mark.value === changeId) return succeed(found(issue, item.id));
      if (mark.value === null) candidates.push({ key: issue.key, summary: look.describe(item) });
    }
    startAt += items.length;
    if (items.length === 0 || startAt >= total) break;
  }
  return succeed({ found: null, candidates, hidden: 0, whole: true });
}

function found(issue: Landed, part: string): Sighting {
  return { found: { ...issue, part }, candidates: [], hidden: 0, whole: true };
}
