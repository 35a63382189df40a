import type { FieldSchema } from '../jira/field';
import type { JsonObject, JsonValue } from '../json';
import { jsonObject, jsonValue, z } from '../schema';
import type { Failure } from './failure';
import { failureSchema } from './failure-schema';
import { fieldSchema } from './schemas';

/** What a change does: each kind is one file in `src/main/outbox/kinds`. */
export const CHANGE_KINDS = [
  'create',
  'edit',
  'assign',
  'transition',
  'comment',
  'edit-comment',
  'worklog',
  'link',
  'attach',
  'watch',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One field of which somebody else changed the same as we did. Values are the catalogue's, ready to be drawn. */
export interface FieldConflict {
  readonly fieldId: string;
  readonly name: string;
  readonly schema: FieldSchema;
  /** What it was when the person made their change. */
  readonly base: JsonValue;
  readonly mine: JsonValue;
  /** What Jira holds now, and who wrote it when, as far as the history tells. */
  readonly theirs: JsonValue;
  readonly by: string | null;
  /** ISO 8601. */
  readonly at: string | null;
}

/** An issue of which a person is asked whether it is the one. */
export interface Candidate {
  readonly key: string;
  readonly summary: string;
  readonly issueType?: string | undefined;
  /** Who made it, by name. */
  readonly creator?: string | undefined;
  /** When, in Jira's own form. */
  readonly created?: string | undefined;
}

/**
 * What arrived in Jira though something else had taken its place. `twice`: it is there as it was first sent, and as it was sent anew.
 * `discarded`: it had been given up. `elsewhere`: it is there as it was first sent, and cannot be made to say what it says now.
 */
export const LATE_ARRIVALS = ['twice', 'discarded', 'elsewhere'] as const;
export type LateArrival = (typeof LATE_ARRIVALS)[number];

/**
 * Where a change stands on its way to Jira.
 * `queued -> sending -> applied | rejected | unknown -> applied | queued | unsure`; an edit may stop at `conflict`.
 */
export type ChangeState =
  | { readonly state: 'queued'; readonly reason: Failure | null }
  | { readonly state: 'sending' }
  /** Bytes went out and no answer came: it is looked for, never resent before. */
  | { readonly state: 'unknown'; readonly looks: number; readonly nextLookAt: number }
  /** It could not be decided whether Jira has it: a person decides. */
  | {
      readonly state: 'unsure';
      readonly candidates: readonly Candidate[];
      readonly late?: LateArrival | undefined;
    }
  /** Somebody else changed the same: nothing is sent until a person has chosen for each field. */
  | { readonly state: 'conflict'; readonly fields: readonly FieldConflict[] }
  | {
      readonly state: 'applied';
      /** The issue that was created or changed. */
      readonly issueId: string;
      readonly issueKey: string;
      /** What somebody else wrote between our last read and our write, and ours replaced: told, never silent. */
      readonly overtaken?: readonly FieldConflict[] | undefined;
    }
  | { readonly state: 'rejected'; readonly failure: Failure }
  /** A person gave it up; kept so that the history is whole. */
  | {
      readonly state: 'discarded';
      /** The change that was sent in its place. */ readonly replacedBy?: string | undefined;
    };

/** One intended write, as the outbox shows it. */
export interface Change {
  readonly id: string;
  readonly accountId: string;
  readonly cloudId: string;
  readonly kind: ChangeKind;
  /** What it is called in a list: the summary of the issue to be, or what is done to one: `labels: + regression`. */
  readonly title: string;
  /** `SHOP · Bug` and the like. */
  readonly subtitle: string;
  /** The issue that it is about; `null` for a create, and for what waits for one, until that is in Jira. */
  readonly issueKey: string | null;
  /** The change that has to be in Jira before this one is sent: a create for its attachments, a parent for its child. */
  readonly after: string | null;
  /** The group that it was made in, for many made at once. */
  readonly groupId: string | null;
  /** A person holds it back. */
  readonly paused: boolean;
  readonly createdAt: number;
  /** What is sent, in the form of its kind; that of a create is the body of the request. */
  readonly body: JsonObject;
  /** What Jira knows it by: the value of its marker. */
  readonly marker?: string | undefined;
  /** The change that it waits for, where that does not go on by itself. */
  readonly waitsFor?: { readonly id: string; readonly title: string } | null | undefined;
  /** It was sent and looked for in vain: what was sent may still arrive. */
  readonly mayHaveLeft?: boolean | undefined;
  readonly status: ChangeState;
  readonly history: readonly { readonly at: number; readonly text: string }[];
}

/** A change of a group as its list shows it: without what is sent and what happened. */
export interface ChangeLine extends Omit<Change, 'body' | 'marker' | 'history'> {
  /** The row of the sheet that it makes an issue of; `null` for what was in none. */
  readonly row: number | null;
}

/** The lines of a group, or those of them that have moved. */
export interface GroupLines {
  /** Give it with the next call to hear only of what has moved since. */
  readonly since: number;
  /** The sheet that the group was made from, as long as it is kept. */
  readonly sheetId: string | null;
  /** In the order in which they were made. */
  readonly lines: readonly ChangeLine[];
}

/** Many changes made at once, with how far they are. */
export interface ChangeGroup {
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly paused: boolean;
  readonly total: number;
  /** The project that all of them go to; left out where they go to several. */
  readonly projectKey?: string | undefined;
  /** How many of its changes are in each state. */
  readonly counts: Readonly<Partial<Record<ChangeState['state'], number>>>;
}

const fieldConflict: z.ZodType<FieldConflict> = z.object({
  fieldId: z.string(),
  name: z.string(),
  schema: fieldSchema,
  base: jsonValue,
  mine: jsonValue,
  theirs: jsonValue,
  by: z.string().nullable(),
  at: z.string().nullable(),
});

const candidate: z.ZodType<Candidate> = z.object({
  key: z.string(),
  summary: z.string(),
  issueType: z.string().optional(),
  creator: z.string().optional(),
  created: z.string().optional(),
});

const changeState: z.ZodType<ChangeState> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('queued'), reason: failureSchema.nullable() }),
  z.object({ state: z.literal('sending') }),
  z.object({ state: z.literal('unknown'), looks: z.number(), nextLookAt: z.number() }),
  z.object({
    state: z.literal('unsure'),
    candidates: z.array(candidate),
    late: z.enum(LATE_ARRIVALS).optional(),
  }),
  z.object({ state: z.literal('conflict'), fields: z.array(fieldConflict) }),
  z.object({
    state: z.literal('applied'),
    issueId: z.string(),
    issueKey: z.string(),
    overtaken: z.array(fieldConflict).optional(),
  }),
  z.object({ state: z.literal('rejected'), failure: failureSchema }),
  z.object({ state: z.literal('discarded'), replacedBy: z.string().optional() }),
]);

const listed = {
  id: z.string(),
  accountId: z.string(),
  cloudId: z.string(),
  kind: z.enum(CHANGE_KINDS),
  title: z.string(),
  subtitle: z.string(),
  issueKey: z.string().nullable(),
  after: z.string().nullable(),
  groupId: z.string().nullable(),
  paused: z.boolean(),
  createdAt: z.number(),
  waitsFor: z.object({ id: z.string(), title: z.string() }).nullish(),
  mayHaveLeft: z.boolean().optional(),
  status: changeState,
};

export const groupLines: z.ZodType<GroupLines> = z.object({
  since: z.number(),
  sheetId: z.string().nullable(),
  lines: z.array(z.object({ ...listed, row: z.number().nullable() })),
});

export const change: z.ZodType<Change> = z.object({
  ...listed,
  body: jsonObject,
  marker: z.string().optional(),
  history: z.array(z.object({ at: z.number(), text: z.string() })),
});

export const changeGroup: z.ZodType<ChangeGroup> = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.number(),
  paused: z.boolean(),
  total: z.number(),
  projectKey: z.string().optional(),
  counts: z.partialRecord(
    z.enum(['queued', 'sending', 'unknown', 'unsure', 'conflict', 'applied', 'rejected', 'discarded']),
    z.number(),
  ),
});
