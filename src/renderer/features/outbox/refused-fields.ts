import { acceptedFor } from '@shared/fields/accepted-values';
import { explainRefusal } from '@shared/fields/explain-refusal';
import { readPayload } from '@shared/fields/read-payload';
import type { Change } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';

/** What Jira refused of one field, as its form says it. */
export interface RefusedField {
  readonly fieldId: string;
  readonly name: string;
  readonly problem: string;
  /** Labels of what Jira takes instead; none where it did not say. */
  readonly accepted: readonly string[];
  readonly whoCanMend: string;
}

/** Project and issue type of a create, by the ids that it sends. Pure. */
export function placeOfCreate({ kind, body }: Pick<Change, 'kind' | 'body'>): {
  readonly projectId: string | null;
  readonly issueTypeId: string | null;
} {
  const fields = kind === 'create' && isJsonObject(body['fields']) ? body['fields'] : {};
  return { projectId: idIn(fields['project']), issueTypeId: idIn(fields['issuetype']) };
}

/** The fields of a create that Jira refused by name, explained by what Jira offers for them now. Pure. */
export function refusedFields(
  failure: Failure,
  { body }: Pick<Change, 'body'>,
  fields: readonly CreateField[],
): readonly RefusedField[] {
  if (failure.kind !== 'jira-rejected') return [];
  const { values } = readPayload({ fields: body['fields'] ?? {}, update: body['update'] ?? {} }, fields);
  return fields.flatMap((field) => {
    const message = failure.fieldErrors[field.fieldId];
    if (message === undefined) return [];
    const value = values[field.fieldId];
    const { problem, accepted, whoCanMend } = explainRefusal(field, message, value);
    const offered = value === undefined || value === null ? accepted : acceptedFor(field, value).choices;
    return [
      {
        fieldId: field.fieldId,
        name: field.name,
        problem,
        accepted: offered.slice(0, MOST_NAMED).map(({ label }) => label),
        whoCanMend,
      },
    ];
  });
}

const MOST_NAMED = 5;

function idIn(named: JsonValue | undefined): string | null {
  const id = isJsonObject(named) ? named['id'] : undefined;
  return typeof id === 'string' ? id : null;
}
