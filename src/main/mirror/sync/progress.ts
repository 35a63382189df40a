import { z } from '@shared/schema';

/** A walk through the pages of one query, as it lies on the disk after each page. A token is bound to its JQL. */
const walk = z.object({
  jql: z.string(),
  token: z.string().nullable(),
  done: z.number(),
  /** When a walk through changes began, by Jira's clock: a row that was changed again since says a later time. */
  began: z.number().optional(),
});
export type Walk = z.output<typeof walk>;

const fill = z.object({
  walk: walk.nullable(),
  /** Greatest `updated` when it began: changes from there on are not in it. Epoch milliseconds of Jira's clock, as all here. */
  from: z.number().nullable(),
  /** Least `updated` that was read: it goes on below when its token is refused. */
  lowest: z.number().nullable(),
  total: z.number().nullable(),
  full: z.boolean(),
});
export type Fill = z.output<typeof fill>;

/** Why a scope is left out for now. */
const stop = z.discriminatedUnion('why', [
  z.object({
    why: z.literal('refused'),
    messages: z.array(z.string()),
    /** This computer's clock. */
    since: z.number(),
    triedAt: z.number(),
    /** Where the sync was when it stopped: what changed since is read when it goes on. */
    cursor: z.number().nullable(),
    wideFrom: z.number().nullable(),
  }),
  z.object({ why: z.literal('full'), most: z.number() }),
]);

/** How far the sync of a site is. On the disk after each page, so that it may end anywhere. */
const progress = z.object({
  /** By scope. */
  fills: z.record(z.string(), fill),
  /** By scope, those that stopped. */
  stopped: z.record(z.string(), stop).default({}),
  /** All changes up to this `updated` were read; `null` before the first. */
  cursor: z.number().nullable(),
  changes: walk.nullable(),
  /** Where the next wide look begins: the cursor when the last one began. */
  wideFrom: z.number().nullable(),
  /** How late rows came into the index, at most, fading: the overlap grows with it. */
  late: z.number(),
  census: z.object({ scope: z.string(), left: z.array(z.string()), walk: walk.nullable() }).nullable(),
  /** Jira's count less ours after the last census: `approximate-count` is approximate. */
  settled: z.number(),
  /** Epoch milliseconds of this computer's clock: they say when to do more, never what. */
  lastSyncAt: z.number().nullable(),
  lastWideAt: z.number().nullable(),
  lastCensusAt: z.number().nullable(),
  lastMetadataAt: z.number().nullable(),
  lastOffersAt: z.number().nullable().default(null),
});
export type Progress = z.output<typeof progress>;

export const NO_PROGRESS: Progress = {
  fills: {},
  stopped: {},
  cursor: null,
  changes: null,
  wideFrom: null,
  late: 0,
  census: null,
  settled: 0,
  lastSyncAt: null,
  lastWideAt: null,
  lastCensusAt: null,
  lastMetadataAt: null,
  lastOffersAt: null,
};

export const NO_FILL: Fill = { walk: null, from: null, lowest: null, total: null, full: false };

/** What another version of the program wrote and this one cannot read begins anew: the issues stay, and are compared. */
export function readProgress(kept: unknown): Progress {
  const read = progress.safeParse(kept);
  return read.success ? read.data : NO_PROGRESS;
}
