import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { TokenVault } from '../accounts/token-vault';
import { createIssue } from '../gateway/issue';
import type { Gateway } from '../gateway/request';
import type { Journal } from '../outbox/journal';
import { lookForCreate } from '../outbox/look-for';
import { createOutbox, type Outbox } from '../outbox/outbox';
import { createRunner, type Runner } from '../outbox/runner';
import type { Remote } from '../storage/remote';

export interface OutboxWiring {
  readonly journal: Remote<Journal>;
  /** Resolves once the journal can be read. */
  readonly opened: Promise<void>;
  readonly gateway: Gateway;
  readonly now: () => number;
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly changed: (site: SiteRef) => void;
  readonly warn: (sentence: string) => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** The outbox and its runner. What was being sent when the program ended is looked for first. */
export function wireOutbox(ports: OutboxWiring): { readonly outbox: Outbox; readonly runner: Runner } {
  const { journal, gateway, now, after, changed, warn, reportDefect } = ports;
  const runner = createRunner({
    journal,
    send: (change) => createIssue(gateway, { accountId: change.accountId, cloudId: change.cloudId }, change.body),
    look: (change) => lookForCreate(gateway, change, now()),
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
