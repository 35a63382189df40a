import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { TokenVault } from '../accounts/token-vault';
import type { Gateway } from '../gateway/request';
import type { Journal } from '../outbox/journal';
import type { JournalledChange } from '../outbox/journalled-change';
import { createOutbox, type Outbox } from '../outbox/outbox';
import { createRunner, type Runner } from '../outbox/runner';
import { findIssue } from '../outbox/find-issue';
import { recoverFirst } from '../outbox/recover-first';
import { throughKinds } from '../outbox/through-kinds';
import type { Remote } from '../storage/remote';

export interface OutboxWiring {
  readonly journal: Remote<Journal>;
  /** Resolves once the journal can be read. */
  readonly opened: Promise<void>;
  readonly gateway: Gateway;
  readonly now: () => number;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly changed: (site: SiteRef) => void;
  /** Jira has this change since now: what became of it is read again. */
  readonly readBack: (change: JournalledChange) => void;
  readonly warn: (sentence: string) => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** What was sent longer ago is in Jira's index, where a sync finds it. */
const MAY_BE_UNREAD_MS = 10 * 60_000;
const MOST_READ_AGAIN = 50;

/** The outbox and its runner. What was being sent when the program ended is looked for first. */
export function wireOutbox(ports: OutboxWiring): { readonly outbox: Outbox; readonly runner: Runner } {
  const { journal, gateway, now, after, warn, reportDefect } = ports;
  const changed = (site: SiteRef, change?: JournalledChange): void => {
    ports.changed(site);
    if (change !== undefined) ports.readBack(change);
  };
  const runner = createRunner({
    journal: recoverFirst({
      journal,
      now,
      recovered: (count) => {
        if (count > 0) warn(`outbox: ${count} changes were being sent when the program ended; they are looked for`);
      },
    }),
    ...throughKinds({ journal, gateway, now }),
    now,
    after,
    changed,
    troubled: (error) => void reportDefect('outbox', error),
  });
  void ports.opened
    .then(async () => {
      runner.wake();
      // The program may have ended between Jira's answer and the reading back, and the index may not show it yet.
      const lately = await journal.appliedSince(now() - MAY_BE_UNREAD_MS, MOST_READ_AGAIN);
      for (const change of oneForEachIssue(lately)) ports.readBack(change);
    })
    .catch((error: unknown) => reportDefect('outbox at the start', error));
  return {
    outbox: createOutbox({
      journal,
      runner,
      now,
      findIssue: (site, issueKey) => findIssue(gateway, site, issueKey),
      changed,
    }),
    runner,
  };
}

/** One change of each issue, one that brings the comments where there is any, and every link, which has another end. */
function oneForEachIssue(changes: readonly JournalledChange[]): readonly JournalledChange[] {
  const byIssue = new Map<string, JournalledChange>();
  for (const change of changes) {
    const { id, accountId, cloudId, status, kind } = change;
    if (status.state !== 'applied') continue;
    const issue = kind === 'link' ? id : JSON.stringify([accountId, cloudId, status.issueKey]);
    if (kind === 'comment' || kind === 'edit-comment' || !byIssue.has(issue)) byIssue.set(issue, change);
  }
  return [...byIssue.values()];
}

/** How many changes of real accounts Jira does not have yet; what is on the demo site is nobody's loss. */
export async function unfinishedOf(vault: TokenVault, outbox: Outbox): Promise<Outcome<number>> {
  const accounts = vault.list();
  if (!accounts.ok) return accounts;
  let sum = 0;
  for (const { id } of accounts.value.filter(({ kind }) => kind !== 'demo')) {
    const count = await outbox.unfinished(id);
    if (!count.ok) return count;
    sum += count.value;
  }
  return succeed(sum);
}
