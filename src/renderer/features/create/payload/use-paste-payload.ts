import { useQueryClient } from '@tanstack/react-query';
import { namedIn, readPayload, type Named, type NotUnderstood } from '@shared/fields/read-payload';
import { readPastedBody } from '@shared/fields/pasted-body';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { SiteRef } from '@shared/jira/site';
import { failureOf } from '../../../bridge';
import type { Draft } from '../drafts/draft';
import { createFieldsQuery, issueTypesQuery, projectsQuery } from '../queries';

/** The draft that a pasted body makes, with what of it found no place; or why it cannot be read at all, in one sentence. */
export type Pasted =
  | { readonly ok: true; readonly draft: Draft; readonly notUnderstood: readonly NotUnderstood[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a body that a person pasted into the form of the project and issue type that it names, else of the present ones. */
export function usePastePayload(site: SiteRef, now: Pick<Draft, 'projectId' | 'issueTypeId'>) {
  const client = useQueryClient();

  return async function read(text: string): Promise<Pasted> {
    const body = readPastedBody(text);
    if (!body.ok) return body;
    const notUnderstood: NotUnderstood[] = [];
    try {
      const named = namedIn(body.value, 'project');
      const projects = await client.ensureQueryData(projectsQuery(site));
      const project = named === null ? null : projects.value.find((each) => isNamed(named, each));
      if (project === undefined) notUnderstood.push(notOffered('fields.project', named, 'project'));
      const projectId = project?.id ?? now.projectId;
      if (projectId === null)
        return { ok: false, problem: 'The body names no project. Choose one above the form first.' };

      const type = namedIn(body.value, 'issuetype');
      const types = await client.ensureQueryData(issueTypesQuery(site, projectId));
      const issueType = type === null ? null : types.value.find((each) => isNamed(type, { ...each, key: null }));
      if (issueType === undefined)
        notUnderstood.push(notOffered('fields.issuetype', type, 'issue type of this project'));
      const kept = types.value.find(({ id }) => id === now.issueTypeId)?.id;
      const issueTypeId = issueType?.id ?? kept ?? types.value[0]?.id ?? null;
      if (issueTypeId === null) return { ok: false, problem: 'This project offers no issue type to this account.' };

      const fields = (await client.ensureQueryData(createFieldsQuery(site, projectId, issueTypeId))).value;
      const filled = readPayload(body.value, fields);
      const names = fields
        .filter(({ fieldId }) => Object.hasOwn(filled.values, fieldId))
        .map(({ fieldId, name }) => [fieldId, name] as const);
      return {
        ok: true,
        draft: { projectId, issueTypeId, values: filled.values, names: Object.fromEntries(names), replaces: null },
        notUnderstood: [...notUnderstood, ...filled.notUnderstood],
      };
    } catch (error) {
      return { ok: false, problem: describeFailure(failureOf(error)).title };
    }
  };
}

/** An id says it by itself; a key or a name counts where the body has no id. */
function isNamed(
  named: Named,
  offered: { readonly id: string; readonly key: string | null; readonly name: string },
): boolean {
  if (named.id !== null) return offered.id === named.id;
  if (named.key !== null) return offered.key === named.key;
  return named.name?.toLowerCase() === offered.name.toLowerCase();
}

function notOffered(path: string, named: Named | null, what: string): NotUnderstood {
  const called = named?.key ?? named?.name ?? named?.id ?? '';
  return { path, why: `This account may create in no ${what} called "${called}". The one that was chosen stays.` };
}
