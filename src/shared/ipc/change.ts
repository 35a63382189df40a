import { failureSchema } from './failure-schema';
import type { Failure } from './failure';
import { jsonObject, z } from '../schema';
import type { JsonObject } from '../json';

/**
 * Where a change stands on its way to Jira.
 * `queued -> sending -> applied | rejected | unknown -> applied | queued | unsure`
 */
export type ChangeState =
  | { readonly state: 'queued'; readonly reason: Failure | null }
  | { readonly state: 'sending' }
  /** Bytes went out and no answer came: it is looked for, never resent before. */
  | { readonly state: 'unknown'; readonly looks: number; readonly nextLookAt: number }
  /** It could not be decided whether Jira has it: a person decides. */
  | { readonly state: 'unsure'; readonly candidates: readonly { readonly key: string; readonly summary: string }[] }
  | { readonly state: 'applied'; readonly issueId: string; readonly issueKey: string }
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
  readonly kind: 'create';
  /** What it is called in a list: the summary of the issue to be. */
  readonly title: string;
  /** `SHOP · Bug` and the like. */
  readonly subtitle: string;
  readonly createdAt: number;
  readonly body: JsonObject;
  readonly status: ChangeState;
  readonly history: readonly { readonly at: number; readonly text: string }[];
}

const changeState: z.ZodType<ChangeState> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('queued'), reason: failureSchema.nullable() }),
  z.object({ state: z.literal('sending') }),
  z.object({ state: z.literal('unknown'), looks: z.number(), nextLookAt: z.number() }),
  z.object({ state: z.literal('unsure'), candidates: z.array(z.object({ key: z.string(), summary: z.string() })) }),
  z.object({ state: z.literal('applied'), issueId: z.string(), issueKey: z.string() }),
  z.object({ state: z.literal('rejected'), failure: failureSchema }),
  z.object({ state: z.literal('discarded'), replacedBy: z.string().optional() }),
]);

export const change: z.ZodType<Change> = z.object({
  id: z.string(),
  accountId: z.string(),
  cloudId: z.string(),
  kind: z.literal('create'),
  title: z.string(),
  subtitle: z.string(),
  createdAt: z.number(),
  body: jsonObject,
  status: changeState,
  history: z.array(z.object({ at: z.number(), text: z.string() })),
});
