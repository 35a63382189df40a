import type { JsonObject } from '../json';
import { jsonObject, z } from '../schema';
import { fits, id, TOO_LARGE } from './bounds';
import { call } from './call';
import { siteRef } from './schemas';

/** A create form that was begun. `draft` is opaque to main. */
export interface StoredDraft {
  readonly id: string;
  readonly draft: JsonObject;
  /** Epoch milliseconds. */
  readonly savedAt: number;
}

/** One draft in a list. */
export interface DraftRow {
  readonly id: string;
  /** Its summary; empty where there is none yet. */
  readonly summary: string;
  /** The first words of its description, where it has no summary. */
  readonly excerpt?: string | undefined;
  readonly projectId: string | null;
  readonly issueTypeId: string | null;
  /** It mends a change that Jira refused. */
  readonly refused: boolean;
  readonly savedAt: number;
}

const storedDraft: z.ZodType<StoredDraft> = z.object({ id, draft: jsonObject, savedAt: z.number() });
const draftRow: z.ZodType<DraftRow> = z.object({
  id,
  summary: z.string(),
  excerpt: z.string().optional(),
  projectId: z.string().nullable(),
  issueTypeId: z.string().nullable(),
  refused: z.boolean(),
  savedAt: z.number(),
});

/** The drafts of create forms. One of another account or site is answered like one that is not there. */
export const draftCalls = {
  /** Those that can be gone on with, newest first; what is on its way to Jira is not among them. */
  'create.drafts': call(siteRef, z.array(draftRow)),
  /** The draft of this id, or without one the draft that stood in the form last. From now on it is the one that does. */
  'create.loadDraft': call(z.object({ site: siteRef, id: id.nullable() }), storedDraft.nullable()),
  /** `null` discards it. Answers when it was written, epoch milliseconds. */
  'create.saveDraft': call(
    z.object({ site: siteRef, id, draft: jsonObject.refine(fits, TOO_LARGE).nullable() }),
    z.number(),
  ),
};
