import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';

/** Names of fields by id. */
export type FieldNames = Readonly<Record<string, string>>;

/** A failure in the sentences of one cell: each field that Jira named with its reason, and what it said of no field. Pure. */
export function reasonOf(failure: Failure, fieldNames: FieldNames): string {
  const byField =
    failure.kind === 'jira-rejected' ? failure.fieldErrors : failure.kind === 'invalid-input' ? failure.fields : {};
  const fields = Object.entries(byField).map(([id, reason]) => `${fieldNames[id] ?? id}: ${reason}`);
  const messages = failure.kind === 'jira-rejected' ? failure.messages : [];
  const said = [...fields, ...messages].map((text) => text.trim()).filter((text) => text !== '');
  if (said.length > 0) return said.join(' ');
  const { title, detail } = describeFailure(failure);
  return [title, detail].filter((text) => text !== '').join(' ');
}
