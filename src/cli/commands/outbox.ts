import type { ChangeState } from '@shared/ipc/change';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import { readIssue } from '../../main/gateway/issue';
import type { Journal } from '../../main/outbox/journal';
import type { JournalledChange } from '../../main/outbox/journalled-change';
import { siteOf } from '../../main/outbox/site-of';
import type { Remote } from '../../main/storage/remote';
import { wrongUsage, type Command, type Ending, type Given, type Surroundings } from '../command';
import { openServiceAccount, type ServiceAccount } from '../connect';
import { EXIT } from '../exit-codes';
import { withJournal } from '../open-journal';
import { readWait } from '../read-wait';
import { runOutbox } from '../run-outbox';

export const outboxCommand: Command = {
  name: 'outbox',
  summary: 'list what is not settled yet, and go on with it',
  usage: 'outbox [list | resume | resolve CHANGE KEY|none [--force] | discard CHANGE]',
  help: `Changes of this service account that are not in Jira for certain, with their state and reason.

  list                    prints them as an array; this is also what "outbox" alone does
  resume                  looks for what may be in Jira, sends what is not, prints what became of each; --wait as in create.
                          Ends with 1 if one was refused, with 5 if one is still open
  resolve CHANGE KEY      you looked: this issue is the one. It is read first; --force takes your word for it
  resolve CHANGE none     you looked: none is it, the next run sends it again
  discard CHANGE          give up one that was refused, waits to be sent, cannot be told, or clashes with somebody else's`,
  words: [0, 3],
  options: { wait: { type: 'string' }, force: { type: 'boolean' } },
  async run(given, around) {
    const account = openServiceAccount(around);
    if (!account.ok) return { kind: 'failed', failure: account.failure };
    const [what = 'list', changeId, answer] = given.words;
    switch (what) {
      case 'list':
        return withJournal(account.value, around, async (journal) => ({
          kind: 'done',
          document: (await journal.open(account.value.id)).map(shown),
        }));
      case 'resume':
        return resume(given, account.value, around);
      case 'resolve':
        if (changeId === undefined || answer === undefined)
          return wrongUsage('Written as: outbox resolve CHANGE KEY|none.');
        return resolve(account.value, around, { changeId, answer, force: given.flag('force') });
      case 'discard':
        if (changeId === undefined) return wrongUsage('Written as: outbox discard CHANGE.');
        return moveOne(account.value, around, changeId, ['rejected', 'queued', 'unsure', 'conflict'], () =>
          Promise.resolve(succeed({ state: 'discarded' })),
        );
      default:
        return wrongUsage(`outbox knows list, resume, resolve and discard, not "${what}".`);
    }
  },
};

const OPEN = 'Not everything is settled yet. "outbox" shows what is not.';

async function resume(given: Given, account: ServiceAccount, around: Surroundings): Promise<Ending> {
  const wait = readWait(given.text('wait'));
  if ('wrong' in wait) return wrongUsage(wait.wrong);
  return withJournal(account, around, async (journal) => {
    const pending = await journal.pending();
    let changes: readonly JournalledChange[];
    try {
      changes = await runOutbox({ journal, gateway: account.gateway }, pending, wait.milliseconds, around);
    } catch (error) {
      const why = `The outbox could not go on: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'unsettled', document: pending.map(({ id }) => ({ changeId: id })), sentences: [why, OPEN] };
    }
    const left = await journal.open(account.id);
    const open = left.some(({ status }) => status.state !== 'rejected');
    const refused = changes.some(({ status }) => status.state === 'rejected');
    const document = changes.map(shown);
    if (open) return { kind: 'unsettled', document, sentences: [OPEN] };
    return { kind: 'done', document, code: refused ? EXIT.refused : EXIT.done };
  });
}

interface Resolution {
  readonly changeId: string;
  readonly answer: string;
  readonly force: boolean;
}

async function resolve(account: ServiceAccount, around: Surroundings, given: Resolution): Promise<Ending> {
  const { changeId, answer, force } = given;
  if (answer.toLowerCase() === 'none')
    return moveOne(account, around, changeId, ['unsure'], () => Promise.resolve(succeed(QUEUED)));
  return moveOne(account, around, changeId, ['unsure'], async ({ cloudId }) => {
    const issueKey = answer.toUpperCase();
    if (force) return succeed({ state: 'applied', issueId: '', issueKey });
    // A slip of the pen would call an issue done that is not there.
    const issue = await readIssue(account.gateway, { accountId: account.id, cloudId }, issueKey);
    return issue.ok ? succeed({ state: 'applied', issueId: issue.value.id, issueKey: issue.value.key }) : issue;
  });
}

const QUEUED: ChangeState = { state: 'queued', reason: null };

function moveOne(
  account: ServiceAccount,
  around: Surroundings,
  changeId: string,
  from: readonly ChangeState['state'][],
  decide: (change: JournalledChange) => Promise<Outcome<ChangeState>>,
): Promise<Ending> {
  return withJournal(account, around, async (journal: Remote<Journal>) => {
    const there = await journal.ofAccount(account.id, changeId);
    if (there === null) return wrongUsage(`The outbox has no change ${changeId}.`);
    // What may be in Jira cannot be given up, nor sent again, before it was looked for.
    const tooLate = wrongUsage(
      `This change is ${there.status.state}: that can be done only with one that is ${from.join(', ')}.`,
    );
    if (!from.includes(there.status.state)) return tooLate;
    const to = await decide(there);
    if (!to.ok) return { kind: 'failed', failure: to.failure };
    const moved = await journal.move(
      siteOf(there),
      changeId,
      from,
      to.value,
      'Decided on the command line',
      around.now(),
    );
    return moved === null ? tooLate : { kind: 'done', document: shown(moved) };
  });
}

function shown({ id, title, subtitle, createdAt, status, history }: JournalledChange): object {
  return {
    changeId: id,
    title,
    subtitle,
    createdAt: new Date(createdAt).toISOString(),
    ...status,
    history: history.map(({ at, text }) => ({ at: new Date(at).toISOString(), text })),
  };
}
