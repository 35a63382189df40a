import { randomUUID } from 'node:crypto';
import { compilePayload } from '@shared/fields/compile-payload';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import type { NewChange } from '../../outbox/journal';

export interface Form {
  readonly site: SiteRef;
  readonly project: Project;
  readonly issueType: IssueType;
  readonly fields: readonly CreateField[];
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Ids of what a person filled in: each has to be a field of the form. */
  readonly filled: readonly string[];
}

const GONE = 'Jira no longer asks for it here.';

/** Makes the change that a filled-in form means, or says which fields do not do yet. Pure but for the id. */
export function changeOf(form: Form, now: number, newId: () => string = randomUUID): Outcome<NewChange> {
  const gone = form.filled.filter((fieldId) => !form.fields.some((field) => field.fieldId === fieldId));
  if (gone.length > 0) return fail(notReady(Object.fromEntries(gone.map((fieldId) => [fieldId, GONE]))));
  const id = newId();
  const compiled = compilePayload({
    fields: form.fields,
    projectId: form.project.id,
    issueTypeId: form.issueType.id,
    values: form.values,
    changeId: id,
  });
  if (!compiled.ok) return fail(notReady(compiled.problems));
  const summary = form.values['summary'];
  return succeed({
    id,
    accountId: form.site.accountId,
    cloudId: form.site.cloudId,
    title: typeof summary === 'string' && summary.trim() !== '' ? summary.trim() : 'New issue',
    subtitle: `${form.project.key} · ${form.issueType.name}`,
    projectKey: form.project.key,
    createdAt: now,
    body: compiled.body,
  });
}

function notReady(problems: Readonly<Record<string, string>>): Failure {
  const count = Object.keys(problems).length;
  return {
    kind: 'invalid-input',
    message: count === 1 ? 'One field is not ready.' : `${count} fields are not ready.`,
    fields: problems,
  };
}
