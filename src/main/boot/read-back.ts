import { changeInput } from '@shared/ipc/change-input';
import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { RefreshIssue } from '../mirror/refresh-issue';
import type { RefreshIssues } from '../mirror/refresh-issues';
import type { JournalledChange } from '../outbox/journalled-change';

export interface ReadBackPorts {
  readonly one: RefreshIssue;
  readonly many: RefreshIssues;
  /** Jira has written an issue of this id since now. */
  readonly wrote: (site: SiteRef, issueId: string) => void;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly warn: (sentence: string) => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** What `issue/bulkfetch` takes at once. */
const MOST = 100;
/** A group that is not held up adds to what waits all the time; at its end, or when it is held up, nothing more comes. */
const QUIET_MS = 3_000;
/** At two creates a second, sixty issues wait by then: a read of them costs hardly more than their own points. */
const LONGEST_MS = 30_000;

interface Waiting {
  readonly ids: Set<string>;
  callOffQuiet: () => void;
  callOffLongest: () => void;
}

/**
 * Brings into the mirror what became of changes that Jira has. A change of its own is read at once; those of a group are read by the
 * hundred, since points are shared by everybody, and until then lists name them as just written. What a run has created is not read at all.
 */
export function createReadBack(ports: ReadBackPorts): (change: JournalledChange) => void {
  const waiting = new Map<string, Waiting>();

  function end(read: Promise<Outcome<unknown>>): void {
    read.then(
      (outcome) => {
        if (!outcome.ok) ports.warn(`mirror: what was written was not read back: ${outcome.failure.kind}`);
      },
      (error: unknown) => ports.reportDefect('reading issues back', error),
    );
  }

  function collect(site: SiteRef, issueId: string): void {
    const key = JSON.stringify([site.accountId, site.cloudId]);
    const read = (): void => {
      const own = waiting.get(key);
      waiting.delete(key);
      own?.callOffQuiet();
      own?.callOffLongest();
      if (own !== undefined) end(ports.many(site, [...own.ids]));
    };
    const own = waiting.get(key) ?? {
      ids: new Set(),
      callOffQuiet: () => undefined,
      callOffLongest: ports.after(LONGEST_MS, read),
    };
    waiting.set(key, own);
    own.ids.add(issueId);
    own.callOffQuiet();
    own.callOffQuiet = ports.after(QUIET_MS, read);
    if (own.ids.size >= MOST) read();
  }

  return (change) => {
    const { accountId, cloudId, groupId, status } = change;
    const said = saysSomething(change);
    if (status.state !== 'applied') return;
    const site = { accountId, cloudId };
    const { issueId, issueKey } = status;
    if (issueId !== '') ports.wrote(site, issueId);
    // A run's issues would cost a point each once more: a sync finds them, and whoever opens one reads it.
    if (change.kind === 'create' && groupId !== null && issueId !== '') return;
    // Comments are read with their issue where one was written; a person who said which issue it became named its key alone.
    if (groupId === null || issueId === '' || said) {
      end(ports.one(site, issueId === '' ? issueKey : issueId, said));
    } else collect(site, issueId);
    // The other end of a link is not as it was either, and no sync finds that: `updated` of neither moves.
    const other = change.kind === 'link' ? change.body['otherKey'] : undefined;
    if (typeof other === 'string') end(ports.one(site, other, false));
  };
}

/** A comment of its own, or one that went along with a transition. */
function saysSomething({ kind, body }: JournalledChange): boolean {
  if (kind !== 'transition') return kind === 'comment' || kind === 'edit-comment';
  const input = changeInput.safeParse(body);
  return (
    input.success && input.data.kind === 'transition' && input.data.fields.some(({ fieldId }) => fieldId === 'comment')
  );
}
