import { randomUUID } from 'node:crypto';
import { compilePayload } from '@shared/fields/compile-payload';
import { parentElsewhere } from '@shared/fields/parent-place';
import { separateLinks } from '@shared/fields/separate-links';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { CreateField } from '@shared/jira/field';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import type { JsonValue } from '@shared/json';
import type { NewChange } from '../../outbox/journalled-change';
import { bodyOf } from '../../outbox/kinds/read-input';

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

/** The create, and what follows once Jira has it. */
export interface Submitted {
  readonly change: NewChange;
  readonly followers: readonly NewChange[];
}

/** Makes the changes that a filled-in form means, or says which fields do not do yet. Pure but for the ids. */
export function changesOf(form: Form, now: number, newId: () => string = randomUUID): Outcome<Submitted> {
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
  const takesParent = form.fields.some(({ fieldId }) => fieldId === 'parent');
  const elsewhere = takesParent ? parentElsewhere(form.values['parent'], form.project, form.issueType) : null;
  if (elsewhere !== null) return fail(notReady({ parent: elsewhere }));
  const summary = form.values['summary'];
  const { accountId, cloudId } = form.site;
  const { body, links } = separateLinks(compiled.body, form.fields);
  const projectKey = form.project.key;
  const followers = links.map((input): NewChange => ({
    id: newId(),
    accountId,
    cloudId,
    kind: 'link',
    title: `Link: ${input.typeName} ${input.direction === 'outward' ? '→' : '←'} ${input.otherKey}`,
    subtitle: 'On the issue to be',
    projectKey,
    after: id,
    createdAt: now,
    body: bodyOf(input),
  }));
  const change: NewChange = {
    id,
    accountId,
    cloudId,
    kind: 'create',
    title: typeof summary === 'string' && summary.trim() !== '' ? summary.trim() : 'New issue',
    subtitle: `${form.project.key} · ${form.issueType.name}`,
    projectKey,
    createdAt: now,
    body,
    form: {
      projectId: form.project.id,
      issueTypeId: form.issueType.id,
      values: { ...form.values },
      names: Object.fromEntries(form.fields.map(({ fieldId, name }) => [fieldId, name])),
    },
  };
  return succeed({ change, followers });
}

function notReady(problems: Readonly<Record<string, string>>): Failure {
  const count = Object.keys(problems).length;
  return {
    kind: 'invalid-input',
    message: count === 1 ? 'One field is not ready.' : `${count} fields are not ready.`,
    fields: problems,
  };
}
