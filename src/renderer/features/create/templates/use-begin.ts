import { useQueryClient } from '@tanstack/react-query';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Issue } from '@shared/jira/issue';
import { isJsonObject, type JsonValue } from '@shared/json';
import { ask, failureOf } from '../../../bridge';
import { useSite } from '../../../ui/session/site-context';
import { childOf, cloneOf, typesBelow } from './begin-from';
import type { Begun } from './begun-notice';
import { createFieldsQuery, issueTypesQuery, projectsQuery } from '../queries';
import type { KeptDraft } from '../drafts/use-draft';

export type BegunFrom = { readonly ok: true; readonly begun: Begun } | { readonly ok: false; readonly problem: string };

/** Begins a draft from an issue: another one like it, or one below it. Says in a sentence why it cannot. */
export function useBegin(kept: KeptDraft) {
  const { ref } = useSite();
  const client = useQueryClient();

  async function placeOf(issue: Issue) {
    const [project, type] = [idIn(issue.fields['project']), idIn(issue.fields['issuetype'])];
    const projects = await client.ensureQueryData(projectsQuery(ref));
    const found = projects.value.find(({ id }) => id === project);
    if (found === undefined) return null;
    const types = (await client.ensureQueryData(issueTypesQuery(ref, found.id))).value;
    return { project: found, types, type: types.find(({ id }) => id === type) ?? null };
  }

  return async function begin(what: 'clone' | 'child', issueKey: string): Promise<BegunFrom> {
    try {
      const issue = (await ask('issues.get', { site: ref, issueKey })).value;
      const place = await placeOf(issue);
      if (place === null) return no(`This account may not create issues in the project of ${issue.key}.`);
      const { project, types, type } = place;
      const summary = typeof issue.fields['summary'] === 'string' ? issue.fields['summary'] : '';
      if (what === 'clone') {
        if (type === null) return no(`${project.name} offers this account no new issue of the type of ${issue.key}.`);
        const where = { projectId: project.id, issueTypeId: type.id };
        const fields = (await client.ensureQueryData(createFieldsQuery(ref, project.id, type.id))).value;
        const { draft, leftOut } = cloneOf(issue, where, fields);
        const draftId = kept.begin(draft);
        const cloneOfIssue = { key: issue.key, summary };
        return { ok: true, begun: { draftId, title: `A clone of ${issue.key}.`, leftOut, cloneOf: cloneOfIssue } };
      }
      const level = levelIn(issue.fields['issuetype']) ?? type?.hierarchyLevel ?? 0;
      const [first] = typesBelow(types, level);
      if (first === undefined) return no(`${project.name} has no issue type below ${issue.key}.`);
      const under = { key: issue.key, summary, hierarchyLevel: level };
      const draftId = kept.begin(childOf(under, { projectId: project.id, issueTypeId: first.id }));
      return { ok: true, begun: { draftId, title: '', leftOut: [], cloneOf: null } };
    } catch (error) {
      return no(describeFailure(failureOf(error)).title);
    }
  };
}

function no(problem: string): BegunFrom {
  return { ok: false, problem };
}

function idIn(wire: JsonValue | undefined): string | null {
  const id = isJsonObject(wire) ? wire['id'] : undefined;
  return typeof id === 'string' ? id : null;
}

function levelIn(wire: JsonValue | undefined): number | null {
  const level = isJsonObject(wire) ? wire['hierarchyLevel'] : undefined;
  return typeof level === 'number' ? level : null;
}
