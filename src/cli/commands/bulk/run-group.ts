import { describeFailure } from '@shared/ipc/describe-failure';
import type { ChangeState } from '@shared/ipc/change';
import type { Gateway } from '../../../main/gateway/request';
import type { Journal } from '../../../main/outbox/journal';
import type { JournalledChange } from '../../../main/outbox/journalled-change';
import { createRunner } from '../../../main/outbox/runner';
import { siteOf } from '../../../main/outbox/site-of';
import { throughKinds } from '../../../main/outbox/through-kinds';
import type { Remote } from '../../../main/storage/remote';
import type { Surroundings } from '../../command';
import { after, endOf, isSettled, until } from '../../run-outbox';

export interface GroupRun {
  readonly journal: Remote<Journal>;
  readonly gateway: Gateway;
  /** All changes of the group, as they are now. */
  readonly changes: readonly JournalledChange[];
  /** Milliseconds without any of them settling, after which it ends. */
  readonly patience: number;
  /** A change of the group has moved. */
  readonly moved: (change: JournalledChange) => void;
}

const INTERRUPTED_MS = 700;
const GIVEN_UP: ChangeState = { state: 'discarded' };

/**
 * Runs the outbox until nothing of the group moves by itself any more, patience ends, or Ctrl+C. What waits for a change that Jira refused is
 * given up with it: there is nobody who would mend it, and its row is in the file of failed rows. Answers whether Ctrl+C ended it.
 */
export async function runGroup(
  { journal, gateway, changes, patience, moved }: GroupRun,
  around: Pick<Surroundings, 'now' | 'tell' | 'onInterrupt'>,
): Promise<{ readonly interrupted: boolean }> {
  const open = new Set(changes.filter(({ status }) => !isSettled(status)).map(({ id }) => id));
  const own = new Set(changes.map(({ id }) => id));
  const waiting = byAwaited(changes);
  const tidying = new Set<Promise<void>>();
  const told = new Set<string>();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const givingUp = new AbortController();
  let callOff = after(patience, () => finish());

  const settle = (id: string): void => {
    if (!open.delete(id)) return;
    callOff();
    callOff = after(patience, () => finish());
    if (open.size === 0) finish();
  };

  /** What waits for it cannot go on by itself. */
  function strand(id: string): void {
    for (const change of waiting.get(id) ?? []) {
      settle(change.id);
      strand(change.id);
    }
  }

  async function giveUpBehind(id: string): Promise<void> {
    for (const change of waiting.get(id) ?? []) {
      const text = 'Given up: what it waits for was refused';
      const gone = await journal.move(siteOf(change), change.id, ['queued'], GIVEN_UP, text, around.now());
      if (gone !== null) took(gone);
    }
  }

  function took(change: JournalledChange): void {
    moved(change);
    const { state } = change.status;
    if (isLost(change)) {
      const task = giveUpBehind(change.id)
        .catch((error: unknown) => {
          strand(change.id);
          around.tell(`What waits for "${change.title}" stays in the outbox: ${messageOf(error)}`);
        })
        .finally(() => {
          tidying.delete(task);
          if (isSettled(change.status)) settle(change.id);
        });
      tidying.add(task);
      return;
    }
    if (state === 'unsure' || state === 'conflict') strand(change.id);
    if (isSettled(change.status)) settle(change.id);
  }

  function tellOnce(sentence: string): void {
    if (!told.has(sentence)) around.tell(sentence);
    told.add(sentence);
  }

  const runner = createRunner({
    journal,
    ...throughKinds({ journal, gateway: until(gateway, givingUp.signal), now: around.now }),
    now: around.now,
    after,
    changed: (_site, change) => {
      if (!own.has(change.id)) return;
      if (change.status.state === 'unknown')
        tellOnce('Rows were sent and no answer came. Looking whether Jira has them.');
      if (change.status.state === 'queued' && change.status.reason !== null)
        tellOnce(`Rows wait. ${describeFailure(change.status.reason, around.now()).title}`);
      took(change);
    },
    troubled: (error) => around.tell(`The outbox stumbled and goes on: ${messageOf(error)}`),
  });

  let interrupted = false;
  const forget = around.onInterrupt(() => {
    interrupted = true;
    around.tell('Stopping. What is on its way is written down; Ctrl+C again ends at once.');
    finish();
  });
  // What an earlier run that was killed had no time for.
  for (const { id } of changes.filter(isLost)) await giveUpBehind(id);
  for (const { id, status } of changes) if (status.state === 'unsure' || status.state === 'conflict') strand(id);
  if (open.size > 0) {
    runner.wake();
    await finished;
  }
  callOff();
  runner.stop();
  // Whoever presses Ctrl+C wants to be gone: what has no answer by then is looked for by the next call.
  await (interrupted ? endOf(runner, INTERRUPTED_MS) : endOf(runner));
  // A send that is still under way is given up here, and journalled as one whose answer never came.
  givingUp.abort();
  await runner.idle();
  while (tidying.size > 0) await Promise.all(tidying);
  forget();
  return { interrupted };
}

/** It will not be in Jira, nor will another one in its place. */
function isLost({ status }: JournalledChange): boolean {
  return status.state === 'rejected' || (status.state === 'discarded' && status.replacedBy === undefined);
}

/** Changes by the one that they wait for. */
function byAwaited(changes: readonly JournalledChange[]): ReadonlyMap<string, readonly JournalledChange[]> {
  const waiting = new Map<string, JournalledChange[]>();
  for (const change of changes) {
    if (change.after === null) continue;
    const others = waiting.get(change.after);
    if (others === undefined) waiting.set(change.after, [change]);
    else others.push(change);
  }
  return waiting;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
