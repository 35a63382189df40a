import { describeFailure } from '@shared/ipc/describe-failure';
import type { ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Gateway } from '../main/gateway/request';
import type { Journal } from '../main/outbox/journal';
import type { JournalledChange, NewChange } from '../main/outbox/journalled-change';
import { createRunner, type Runner } from '../main/outbox/runner';
import { siteOf } from '../main/outbox/site-of';
import { throughKinds } from '../main/outbox/through-kinds';
import type { Remote } from '../main/storage/remote';
import type { Surroundings } from './command';

/** Whether nothing more happens to a change by itself. */
export function isSettled({ state }: ChangeState): boolean {
  return state !== 'queued' && state !== 'sending' && state !== 'unknown';
}

/**
 * Runs the outbox until these changes are settled or wait for one that somebody has to decide on, or for so many milliseconds; answers
 * them as they are then, in order. What earlier runs left is looked for and sent on the way, oldest first.
 */
export async function runOutbox(
  { journal, gateway }: { readonly journal: Remote<Journal>; readonly gateway: Gateway },
  asked: readonly Pick<NewChange, 'id' | 'accountId' | 'cloudId'>[],
  milliseconds: number,
  around: Pick<Surroundings, 'now' | 'tell'>,
): Promise<readonly JournalledChange[]> {
  const open = new Set(asked.map(({ id }) => id));
  const told = new Map<string, string>();
  const latest = new Map<string, JournalledChange>();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const patience = new AbortController();
  const tidying = new Set<Promise<void>>();

  /** What waits for one that Jira refused, or that a person has to decide on, does not go on by itself: nobody waits for it. */
  async function leaveStanding(): Promise<void> {
    const pending = await journal.pending();
    for (const { id, title, status, waitsFor } of pending) {
      if (waitsFor === null || status.state !== 'queued' || status.reason === null || !open.delete(id)) continue;
      around.tell(`"${title}" stays in the outbox. ${describeFailure(status.reason, around.now()).title}`);
    }
    if (open.size === 0) finish();
  }

  function lookWhoStands(): void {
    const task = leaveStanding()
      .catch(stumbled)
      .finally(() => tidying.delete(task));
    tidying.add(task);
  }

  function stumbled(error: unknown): void {
    around.tell(`The outbox stumbled and goes on: ${error instanceof Error ? error.message : String(error)}`);
  }

  const runner = createRunner({
    journal,
    ...throughKinds({ journal, gateway: until(gateway, patience.signal), now: around.now }),
    now: around.now,
    after,
    changed: (_site, change) => {
      latest.set(change.id, change);
      const sentence = progressOf(change, open.has(change.id), around.now());
      if (sentence !== null && told.get(change.id) !== sentence) around.tell(sentence);
      if (sentence !== null) told.set(change.id, sentence);
      if (isSettled(change.status)) open.delete(change.id);
      if (open.size === 0) finish();
      else if (isSettled(change.status) && change.status.state !== 'applied') lookWhoStands();
    },
    troubled: stumbled,
  });

  if (open.size === 0) return [];
  let patient = true;
  const callOff = after(milliseconds, () => {
    patient = false;
    finish();
  });
  runner.wake();
  lookWhoStands();
  await finished;
  callOff();
  while (tidying.size > 0) await Promise.all(tidying);
  runner.stop();
  // What earlier runs left is under way beside it: its step may end.
  if (patient) await endOf(runner);
  // A send that is still under way is given up here, and journalled as one whose answer never came.
  patience.abort();
  await runner.idle();
  const changes = await Promise.all(asked.map((change) => readChange(change.id, siteOf(change))));
  return changes.filter((change) => change !== null);

  /** What was settled and written down stays so, also when the database is away now. */
  async function readChange(id: string, site: SiteRef): Promise<JournalledChange | null> {
    try {
      return await journal.get(site, id);
    } catch (error) {
      const known = latest.get(id);
      if (known === undefined || !isSettled(known.status)) throw error;
      return known;
    }
  }
}

const LONGEST_TIMER_MS = 2_147_483_647;
const GRACE_MS = 10_000;

/** Runs something after a while; answers how to call it off. */
export function after(pause: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(pause, LONGEST_TIMER_MS));
  return () => clearTimeout(timer);
}

/** The gateway, whose requests are given up at a signal. */
export function until(gateway: Gateway, signal: AbortSignal): Gateway {
  return {
    request: (request) => gateway.request({ ...request, signal }),
    raw: (request) => gateway.raw({ ...request, signal }),
  };
}

/** Resolves when nothing is under way any more, or after a while. */
export async function endOf(runner: Runner, milliseconds = GRACE_MS): Promise<void> {
  let callOff: () => void = () => undefined;
  const grace = new Promise<void>((resolve) => (callOff = after(milliseconds, resolve)));
  await Promise.race([runner.idle(), grace]);
  callOff();
}

/** What is worth a line while one waits. `null`: nothing, or what the command says itself when it ends. */
function progressOf({ kind, title, status }: JournalledChange, ours: boolean, now: number): string | null {
  const own = kind === 'create' ? 'The issue' : 'The change';
  const which = ours ? own : `An earlier change, "${title}",`;
  switch (status.state) {
    case 'unknown':
      return `${which} was sent and no answer came. Looking whether Jira has it.`;
    case 'queued':
      if (status.reason === null) return null;
      return `${which} waits. ${describeFailure(status.reason, now).title}`;
    case 'applied':
      return ours ? null : `${which} is ${kind === 'create' ? status.issueKey : `in Jira, on ${status.issueKey}`}.`;
    case 'rejected':
      return ours ? null : `${which} was refused: ${describeFailure(status.failure, now).title} "outbox" shows it.`;
    case 'unsure':
      return ours ? null : `${which} may or may not be in Jira. "outbox" shows it.`;
    case 'conflict':
      return ours ? null : `${which} waits: somebody else changed the same meanwhile. "outbox" shows it.`;
    case 'sending':
    case 'discarded':
      return null;
  }
}
