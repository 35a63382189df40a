import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { TokenVault } from '../accounts/token-vault';
import type { Gateway } from '../gateway/request';
import type { Journal } from '../outbox/journal';
import type { JournalledChange } from '../outbox/journalled-change';
import type { RefreshIssue } from '../mirror/refresh-issue';
import { createOutbox, type Outbox } from '../outbox/outbox';
import { createRunner, type Runner } from '../outbox/runner';
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
  /** Jira has a change of this issue since now: it is read again. */
  readonly refreshIssue: RefreshIssue;
  readonly warn: (sentence: string) => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** The outbox and its runner. What was being sent when the program ended is looked for first. */
export function wireOutbox(ports: OutboxWiring): { readonly outbox: Outbox; readonly runner: Runner } {
  const { journal, gateway, now, after, warn, reportDefect } = ports;
  const changed = (site: SiteRef, change?: JournalledChange): void => {
    ports.changed(site);
    if (change?.status.state !== 'applied') return;
    const { issueId, issueKey } = change.status;
    // A person who said which issue it became named its key alone.
    ports.refreshIssue(site, issueId === '' ? issueKey : issueId, change.kind === 'comment').then(
      (read) => {
        if (!read.ok) warn(`mirror: an issue was not read back: ${read.failure.kind}`);
      },
      (error: unknown) => reportDefect('reading an issue back', error),
    );
  };
  const runner = createRunner({
    journal,
    ...throughKinds({ journal, gateway, now }),
    now,
    after,
    changed,
    troubled: (error) => void reportDefect('outbox', error),
  });
  void ports.opened
    .then(async () => {
      const recovered = await journal.recover(now());
      if (recovered > 0)
        warn(`outbox: ${recovered} changes were being sent when the program ended; they are looked for`);
      runner.wake();
    })
    .catch((error: unknown) => reportDefect('outbox recovery', error));
  return { outbox: createOutbox({ journal, runner, now, changed }), runner };
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
