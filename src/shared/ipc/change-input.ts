import type { FieldSchema } from '../jira/field';
import type { JsonValue } from '../json';
import { jsonValue, z } from '../schema';
import { fits, id, issueKey, name, TOO_LARGE } from './bounds';
import { fieldSchema } from './schemas';

/** One field that a person edited, with what they saw when they did: the base of a later merge. */
export interface FieldEdit {
  readonly fieldId: string;
  readonly name: string;
  readonly schema: FieldSchema;
  /** Verbs that Jira takes for it, from editmeta: `set`, `add`, `remove` … */
  readonly operations: readonly string[];
  /** Jira's own value as it was shown; `null` when it was empty. Of a set, with the person's waiting edits in it. */
  readonly base: JsonValue;
  /** The catalogue's value; `null` empties the field. */
  readonly mine: JsonValue;
  /** What the same person wrote to it just before, the catalogue's values: meeting one of them is no conflict with anybody. */
  readonly earlier?: readonly JsonValue[] | undefined;
}

/**
 * What a person wants done to an issue, before it is a change of the outbox. Creates have a form and a compiler of their own;
 * attachments come as a file that main reads itself.
 */
export type ChangeInput =
  | { readonly kind: 'edit'; readonly fields: readonly FieldEdit[] }
  | {
      readonly kind: 'assign';
      readonly base: { readonly accountId: string; readonly displayName: string } | null;
      readonly mine: { readonly accountId: string; readonly displayName: string } | null;
      readonly earlier?: readonly JsonValue[] | undefined;
    }
  | {
      readonly kind: 'transition';
      readonly transitionId: string;
      readonly name: string;
      readonly from: { readonly id: string; readonly name: string };
      /** `category`: the key of its status category, by which lists mark it. */
      readonly to: { readonly id: string; readonly name: string; readonly category?: string | undefined };
      /** What its screen asks for. */
      readonly fields: readonly FieldEdit[];
      /** Statuses that the same person had sent it to just before. */
      readonly earlier?: readonly JsonValue[] | undefined;
    }
  | { readonly kind: 'comment'; /** An ADF document. */ readonly body: JsonValue }
  | {
      readonly kind: 'edit-comment';
      readonly commentId: string;
      /** ADF documents: what it said when the edit began, and what it is to say. */
      readonly base: JsonValue;
      readonly mine: JsonValue;
      readonly earlier?: readonly JsonValue[] | undefined;
    }
  | {
      readonly kind: 'worklog';
      readonly timeSpentSeconds: number;
      /** ISO 8601 instant. */
      readonly started: string;
      /** An ADF document, or `null`. */
      readonly comment: JsonValue;
    }
  | {
      readonly kind: 'link';
      readonly typeName: string;
      /** `outward`: this issue blocks the other; `inward`: it is blocked by it. */
      readonly direction: 'outward' | 'inward';
      readonly otherKey: string;
    }
  | { readonly kind: 'watch'; readonly accountId: string; readonly watching: boolean };

const fieldEdit: z.ZodType<FieldEdit> = z.object({
  fieldId: id,
  name,
  schema: fieldSchema,
  operations: z.array(name).max(100),
  base: jsonValue,
  mine: jsonValue,
  earlier: z.array(jsonValue).max(1_000).optional(),
});

const person = z.object({ accountId: id, displayName: name });
const status = z.object({ id, name });
/** A screen of Jira's holds some hundred fields at most. */
const fields = z.array(fieldEdit).max(1_000);

const anyInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('edit'), fields: fields.min(1) }),
  z.object({
    kind: z.literal('assign'),
    base: person.nullable(),
    mine: person.nullable(),
    earlier: z.array(jsonValue).max(1_000).optional(),
  }),
  z.object({
    kind: z.literal('transition'),
    transitionId: id,
    name,
    from: status,
    to: status.extend({ category: name.optional() }),
    fields,
    earlier: z.array(jsonValue).max(1_000).optional(),
  }),
  z.object({ kind: z.literal('comment'), body: jsonValue }),
  z.object({
    kind: z.literal('edit-comment'),
    commentId: id,
    base: jsonValue,
    mine: jsonValue,
    earlier: z.array(jsonValue).max(1_000).optional(),
  }),
  z.object({
    kind: z.literal('worklog'),
    timeSpentSeconds: z.number().int().positive(),
    started: z.string().max(100),
    comment: jsonValue,
  }),
  z.object({
    kind: z.literal('link'),
    typeName: name.min(1),
    direction: z.enum(['outward', 'inward']),
    otherKey: issueKey,
  }),
  z.object({ kind: z.literal('watch'), accountId: id, watching: z.boolean() }),
]);

export const changeInput: z.ZodType<ChangeInput> = anyInput.refine(fits, TOO_LARGE);
