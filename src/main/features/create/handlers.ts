import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { createField, issueType, project } from '@shared/ipc/schemas';
import type { CreateField } from '@shared/jira/field';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import type { Aged } from '@shared/ipc/aged';
import { z } from '@shared/schema';
import { readCreateFields, readCreateIssueTypes } from '../../gateway/create-meta';
import { pickIssues, searchUsers, suggestLabels } from '../../gateway/pickers';
import { readCreatableProjects } from '../../gateway/project';
import type { Gateway } from '../../gateway/request';
import type { Handlers } from '../../ipc/handle';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { ReadThrough } from '../../mirror/read-through';
import { topics } from '../../mirror/topics';
import type { Outbox } from '../../outbox/outbox';
import { changesOf } from './submit';

export interface CreatePorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly mirror: Pick<RemoteMirror, 'knowledge'>;
  readonly outbox: Outbox;
  readonly now: () => number;
}

const FRESH_MS = 5 * 60_000;
/** How long the form waits for Jira before it hands the person over to the outbox. */
const PATIENCE_MS = 12_000;

export function createHandlers({
  gateway,
  readThrough,
  mirror,
  outbox,
  now,
}: CreatePorts): Pick<
  Handlers,
  | 'create.projects'
  | 'create.issueTypes'
  | 'create.fields'
  | 'create.searchUsers'
  | 'create.searchIssues'
  | 'create.suggestLabels'
  | 'create.submit'
  | 'create.loadDraft'
  | 'create.saveDraft'
> {
  const projects = (site: SiteRef): Promise<Outcome<Aged<Project[]>>> =>
    readThrough({
      site,
      topic: topics.projects,
      schema: z.array(project),
      freshFor: FRESH_MS,
      fetch: () => readCreatableProjects(gateway, site),
    });

  const issueTypes = (site: SiteRef, projectId: string): Promise<Outcome<Aged<IssueType[]>>> =>
    readThrough({
      site,
      topic: topics.issueTypes(projectId),
      schema: z.array(issueType),
      freshFor: FRESH_MS,
      fetch: () => readCreateIssueTypes(gateway, site, projectId),
    });

  const fields = (
    site: SiteRef,
    projectId: string,
    issueTypeId: string,
    fresh: boolean,
  ): Promise<Outcome<Aged<CreateField[]>>> =>
    readThrough({
      site,
      topic: topics.createFields(projectId, issueTypeId),
      schema: z.array(createField),
      freshFor: FRESH_MS,
      ask: fresh ? 'jira' : 'mirror-first',
      fetch: () => readCreateFields(gateway, site, projectId, issueTypeId),
    });

  return {
    'create.projects': ({ site }) => projects(site),
    'create.issueTypes': ({ site, projectId }) => issueTypes(site, projectId),
    'create.fields': ({ site, projectId, issueTypeId, fresh }) => fields(site, projectId, issueTypeId, fresh),
    'create.searchUsers': async ({ site, ...search }) => {
      const found = await searchUsers(gateway, site, search);
      if (found.ok || found.failure.kind !== 'offline') return found;
      // Without a network, the people whom the mirrored issues name are better than nobody.
      const met = await mirror.knowledge.findPeople(site.accountId, site.cloudId, search.query, 20);
      return met.length === 0 ? found : succeed(met);
    },
    'create.searchIssues': ({ site, ...search }) => pickIssues(gateway, site, search),
    'create.suggestLabels': ({ site, fieldId, fieldName, query }) =>
      suggestLabels(gateway, site, { clause: fieldId === 'labels' ? 'labels' : fieldName, query }),
    'create.submit': async ({ site, projectId, issueTypeId, values, filled, replaces }) => {
      // The form's own idea of project and fields is not taken over: the mirror's is what was shown, and it works offline.
      const [inProjects, ofTypes, withFields] = await Promise.all([
        projects(site),
        issueTypes(site, projectId),
        fields(site, projectId, issueTypeId, false),
      ]);
      if (!inProjects.ok) return inProjects;
      if (!ofTypes.ok) return ofTypes;
      if (!withFields.ok) return withFields;
      const inProject = inProjects.value.value.find(({ id }) => id === projectId);
      const ofType = ofTypes.value.value.find(({ id }) => id === issueTypeId);
      if (inProject === undefined) return fail({ kind: 'not-found', what: 'the project', messages: [] });
      if (ofType === undefined) return fail({ kind: 'not-found', what: 'the issue type', messages: [] });
      const submitted = changesOf(
        { site, project: inProject, issueType: ofType, fields: withFields.value.value, values, filled },
        now(),
      );
      if (!submitted.ok) return submitted;
      const { change, followers } = submitted.value;
      return outbox.add(change, { replaces, patience: PATIENCE_MS, followers });
    },
    'create.loadDraft': (site) => outbox.loadDraft(site),
    'create.saveDraft': async ({ site, draft }) => {
      const saved = await outbox.saveDraft(site, draft);
      return saved.ok ? succeed(now()) : saved;
    },
  };
}
