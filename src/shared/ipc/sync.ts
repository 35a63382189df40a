import { z } from '../schema';
import type { IssueRow } from '../jira/issue';
import type { Failure } from './failure';
import { failureSchema } from './failure-schema';
import { issueRow } from './schemas';

/** What of a site is kept in the mirror: a project, or whatever a query finds. The person chooses. */
export type SyncScope =
  | { readonly kind: 'project'; readonly projectId: string; readonly key: string; readonly name: string }
  | { readonly kind: 'query'; readonly name: string; readonly jql: string };

/** Why one scope is not synced now; the others are. It is tried again by itself. */
export type ScopeTrouble =
  /** Jira does not take its query, say since a field was deleted. `messages` are Jira's own; `since` is epoch milliseconds. */
  | { readonly why: 'refused'; readonly messages: readonly string[]; readonly since: number }
  /** The mirror has reached its bound of `most` bytes before all of the scope was read. */
  | { readonly why: 'full'; readonly most: number };

/** How far the mirror of one site is. */
export interface SyncState {
  readonly scopes: readonly SyncScope[];
  /** As many as `scopes`, in their order. */
  readonly scopeTroubles: readonly (ScopeTrouble | null)[];
  readonly paused: boolean;
  /** What is being read right now; `total` is Jira's own estimate. */
  readonly running: {
    readonly phase: 'issues' | 'census' | 'comments' | 'attachments' | 'metadata';
    readonly done: number;
    readonly total: number | null;
  } | null;
  /** Epoch milliseconds of the last sync that reached its end. */
  readonly lastSyncAt: number | null;
  /** Why it rests, and until when (epoch milliseconds): its share of the hour's points is spent, or Jira asked to wait. */
  readonly waiting: { readonly until: number; readonly why: string } | null;
  /** Why the last one ended early. It goes on from where it stopped. */
  readonly trouble: Failure | null;
  readonly mirrored: {
    readonly issues: number;
    /** Not in `issues`, nor in any list. Jira deleted them, as far as that can be told; opened by key, they are still read. */
    readonly deleted: number;
    /** Their project may no longer be browsed by this account. Nothing but key, id and project is kept. */
    readonly noAccess: number;
    /** Gone, and Jira does not tell why: deleted, moved, or hidden by a security level. Nothing but key, id and project is kept. */
    readonly notVisible: number;
    /** Size of what the mirror keeps on the disk, all sites together. */
    readonly bytes: number;
  };
}

export const syncScope: z.ZodType<SyncScope> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('project'), projectId: z.string().min(1), key: z.string().min(1), name: z.string() }),
  z.object({ kind: z.literal('query'), name: z.string().min(1), jql: z.string().min(1) }),
]);

const scopeTrouble: z.ZodType<ScopeTrouble> = z.discriminatedUnion('why', [
  z.object({ why: z.literal('refused'), messages: z.array(z.string()), since: z.number() }),
  z.object({ why: z.literal('full'), most: z.number() }),
]);

export const syncState: z.ZodType<SyncState> = z.object({
  scopes: z.array(syncScope),
  scopeTroubles: z.array(scopeTrouble.nullable()),
  paused: z.boolean(),
  running: z
    .object({
      phase: z.enum(['issues', 'census', 'comments', 'attachments', 'metadata']),
      done: z.number(),
      total: z.number().nullable(),
    })
    .nullable(),
  lastSyncAt: z.number().nullable(),
  waiting: z.object({ until: z.number(), why: z.string() }).nullable(),
  trouble: failureSchema.nullable(),
  mirrored: z.object({
    issues: z.number(),
    deleted: z.number(),
    noAccess: z.number(),
    notVisible: z.number(),
    bytes: z.number(),
  }),
});

/** One issue that the mirror found by its words. */
export interface MirrorHit {
  readonly row: IssueRow;
  readonly fetchedAt: number;
  /** Where the words were found: the best place. */
  readonly where: 'key' | 'summary' | 'text';
  /** Some words around the place; `hit` are those that were looked for. */
  readonly snippet: readonly { readonly text: string; readonly hit: boolean }[];
}

/** What the mirror found, and among how many issues: "of 3,210 mirrored issues". */
export interface MirrorHits {
  readonly hits: readonly MirrorHit[];
  readonly of: number;
}

export const mirrorHits: z.ZodType<MirrorHits> = z.object({
  hits: z.array(
    z.object({
      row: issueRow,
      fetchedAt: z.number(),
      where: z.enum(['key', 'summary', 'text']),
      snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
    }),
  ),
  of: z.number(),
});
