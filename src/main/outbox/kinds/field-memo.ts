import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import { jsonObject, jsonValue, z } from '@shared/schema';
import type { MergedFields } from '../merge';

/** What a change of fields notes on the disk before its write leaves, and once more when Jira has answered it. */
export interface FieldMemo {
  readonly issueId: string;
  readonly issueKey: string;
  /** Id of the last change of the issue that had been read before the write. */
  readonly after: string;
  /** What went out as whole values, and as verbs, by field id. */
  readonly set: JsonObject;
  readonly update: Readonly<Record<string, readonly JsonValue[]>>;
  /** Jira has said yes: what is left to find out is only what others did meanwhile. */
  readonly written: boolean;
}

const memo: z.ZodType<FieldMemo> = z.object({
  issueId: z.string(),
  issueKey: z.string(),
  after: z.string(),
  set: jsonObject,
  update: z.record(z.string(), z.array(jsonValue)),
  written: z.boolean(),
});

/** `null` where nothing was noted: then nothing was sent either. */
export function readFieldMemo(kept: JsonObject | null): FieldMemo | null {
  const read = memo.safeParse(isJsonObject(kept) ? kept : null);
  return read.success ? read.data : null;
}

export function fieldMemo(
  now: { readonly id: string; readonly key: string; readonly head: string },
  { set, update }: MergedFields,
): FieldMemo & JsonObject {
  return {
    issueId: now.id,
    issueKey: now.key,
    after: now.head,
    set,
    update,
    written: false,
  };
}
