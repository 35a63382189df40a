import { setTimeout } from 'node:timers/promises';
import type { Aged } from '@shared/ipc/aged';
import { MAINTENANCE, type Failure } from '@shared/ipc/failure';
import { couldNotAsk } from '@shared/ipc/not-asked';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { z } from '@shared/schema';
import type { Remote } from '../storage/remote';
import { errorForLog, failureForLog, LatestTroubles } from './latest-troubles';
import type { MirrorTables } from './mirror-tables';

export interface MirrorPorts {
  readonly tables: Remote<MirrorTables>;
  readonly now: () => number;
  /** Told when a refresh behind an answer brought something else than what was shown. */
  readonly changed: (site: SiteRef, topic: string) => void;
  /**
   * A refresh that nobody waits for failed, or the mirror did: never silent, never in the way. Told once for as long as the same lasts.
   * `why` is for the log and has nothing of what Jira said or a person wrote.
   */
  readonly troubled: (topic: string, why: string) => void;
  /** Ends after so many milliseconds. Left out: by this computer's timers. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface Read<T> {
  readonly site: SiteRef;
  /** What is read, unique within the site: `issue:10500`, `createmeta:10020:10004`. */
  readonly topic: string;
  /** Reads what the mirror holds: another version of the program may have written it. */
  readonly schema: z.ZodType<T>;
  /** Up to this age, in milliseconds, the mirror's answer is not refreshed. */
  readonly freshFor: number;
  /** The person asked for Jira's own answer now; without a network the mirror's is not an answer to that. */
  readonly ask?: 'mirror-first' | 'jira';
  /** Where the answer is kept, for what has tables of its own; left out: whole, by its topic. */
  readonly store?: ReadStore<T>;
  /** `false`: Jira's answer is not put into the mirror, since nobody could ask for it again. */
  readonly keep?: boolean;
  fetch(): Promise<Outcome<T>>;
  /**
   * Something near that this computer knows, where the mirror does not have the answer itself and Jira cannot be asked or keeps one
   * waiting; `null` where there is nothing near either.
   */
  instead?(trouble: Failure | null): Promise<Aged<T> | null>;
}

/** A place in the mirror for one answer. */
export interface ReadStore<T> {
  read(): Promise<HeldAnswer | null>;
  /** Answers what the write did to what was there. */
  write(value: T, fetchedAt: number): Promise<'new' | 'same' | 'changed'>;
}

/** What the mirror has. `trouble`: something about it that was known before, such as that Jira no longer has it. */
export interface HeldAnswer {
  readonly body: unknown;
  readonly fetchedAt: number;
  readonly trouble?: Failure;
}

export type ReadThrough = <T>(read: Read<T>) => Promise<Outcome<Aged<T>>>;

/** Nobody looks at an empty place for longer, where this computer knows something. */
const PATIENCE_MS = 1_500;

/** Every read: from the mirror at once with its age, refreshed behind; from Jira only where the mirror has nothing. */
export function createReadThrough({
  tables,
  now,
  changed,
  troubled,
  wait = (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
}: MirrorPorts): ReadThrough {
  /** Why the last refresh of a topic failed, as long as none has worked since. */
  const troubles = new LatestTroubles<Failure>(wordOf);
  /** Why the mirror was no help, or a refresh threw. */
  const defects = new LatestTroubles<unknown>(errorForLog);
  const refreshing = new Map<string, Promise<Outcome<Aged<unknown>>>>();

  function broke<T>(doing: 'read' | 'write' | 'refresh', read: Read<T>, error: unknown): void {
    if (defects.note(`${doing} ${keyOf(read)}`, error)) troubled(read.topic, errorForLog(error));
  }

  async function mirrored<T>(read: Read<T>): Promise<Aged<T> | null> {
    try {
      const { accountId, cloudId } = read.site;
      const entry: HeldAnswer | null = await (read.store?.read() ?? tables.read(accountId, cloudId, read.topic));
      defects.over(`read ${keyOf(read)}`);
      if (entry === null) return null;
      const value = read.schema.safeParse(entry.body);
      if (!value.success) return null;
      return {
        value: value.data,
        fetchedAt: entry.fetchedAt,
        trouble: troubles.of(keyOf(read)) ?? entry.trouble ?? null,
      };
    } catch (error) {
      // A broken mirror costs speed and the offline answer, never the answer itself.
      broke('read', read, error);
      return null;
    }
  }

  async function fromJira<T>(read: Read<T>): Promise<Outcome<Aged<T>>> {
    const outcome = await read.fetch();
    if (!outcome.ok) return outcome;
    troubles.over(keyOf(read));
    defects.over(`refresh ${keyOf(read)}`);
    const fetchedAt = now();
    if (read.keep === false) return succeed({ value: outcome.value, fetchedAt, trouble: null });
    try {
      const { accountId, cloudId } = read.site;
      // New rows are not announced: whoever asked for them is being answered right now.
      const effect = await (read.store?.write(outcome.value, fetchedAt) ??
        tables.write(accountId, cloudId, read.topic, outcome.value, fetchedAt));
      defects.over(`write ${keyOf(read)}`);
      if (effect === 'changed') changed(read.site, read.topic);
    } catch (error) {
      broke('write', read, error);
    }
    return succeed({ value: outcome.value, fetchedAt, trouble: null });
  }

  /** One refresh of a topic at a time: two screens that show the same issue ask Jira once. */
  function refresh<T>(read: Read<T>): Promise<Outcome<Aged<T>>> {
    const key = keyOf(read);
    const running = refreshing.get(key) as Promise<Outcome<Aged<T>>> | undefined;
    if (running !== undefined) return running;
    const started = fromJira(read).finally(() => refreshing.delete(key));
    refreshing.set(key, started);
    return started;
  }

  /** Whoever was given the old answer is told once that it could not be renewed: announcing the same again would never end. */
  function refreshFailed<T>(read: Read<T>, failure: Failure): void {
    if (!troubles.note(keyOf(read), failure)) return;
    troubled(read.topic, failureForLog(failure));
    changed(read.site, read.topic);
  }

  async function near<T>(read: Read<T>, trouble: Failure | null): Promise<Aged<T> | null> {
    try {
      return (await read.instead?.(trouble)) ?? null;
    } catch (error) {
      broke('read', read, error);
      return null;
    }
  }

  /** From Jira, or something near in its place. A late answer of Jira's is told as news, since another was shown meanwhile. */
  async function refreshOrNear<T>(read: Read<T>): Promise<Outcome<Aged<T>>> {
    if (read.instead === undefined) return refresh(read);
    const last = troubles.of(keyOf(read));
    const known = last !== undefined && couldNotAsk(last) ? last : undefined;
    // Asked before the moment that it named, the gateway would say the same once more.
    const early = known === undefined || !isToWait(known, now()) ? null : await near(read, known);
    if (early !== null) return succeed(early);
    const asking = refresh(read);
    const first = known === undefined ? await Promise.race([asking, wait(PATIENCE_MS)]) : undefined;
    if (first !== undefined && (first.ok || !couldNotAsk(first.failure))) return first;
    if (first !== undefined) troubles.note(keyOf(read), first.failure);
    const other = await near(read, first?.failure ?? known ?? null);
    if (other === null) return first ?? asking;
    if (first === undefined) {
      void asking.then(
        (outcome) => {
          if (outcome.ok) changed(read.site, read.topic);
          else refreshFailed(read, outcome.failure);
        },
        (error: unknown) => broke('refresh', read, error),
      );
    }
    return succeed(other);
  }

  return async (read) => {
    if (read.ask === 'jira') return refreshOrNear(read);
    const held = await mirrored(read);
    if (held === null) return refreshOrNear(read);
    if (held.trouble !== null && isToWait(held.trouble, now())) return succeed(held);
    const age = now() - held.fetchedAt;
    // From the future: the clock was set back, and the age tells nothing.
    if (age > read.freshFor || age < 0) {
      void refresh(read).then(
        (outcome) => {
          if (!outcome.ok) refreshFailed(read, outcome.failure);
        },
        (error: unknown) => broke('refresh', read, error),
      );
    }
    return succeed(held);
  };
}

/** Whether Jira named a moment before which it wants to hear nothing. */
function isToWait(failure: Failure, now: number): boolean {
  return couldNotAsk(failure) && 'retryAt' in failure && (failure.retryAt ?? 0) > now;
}

/** A 503 and the wait that it asks for are one trouble: told twice, each would have everybody ask again. */
function wordOf(failure: Failure): string {
  return failure.kind === 'rate-limited' && failure.reason === MAINTENANCE ? 'unavailable' : failure.kind;
}

function keyOf({ site, topic }: Pick<Read<unknown>, 'site' | 'topic'>): string {
  return JSON.stringify([site.accountId, site.cloudId, topic]);
}
