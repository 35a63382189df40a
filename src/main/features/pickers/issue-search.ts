import type { FoundIssue } from '@shared/ipc/pickers';
import { isJsonObject, type JsonObject } from '@shared/json';
import type { IssueRow } from '@shared/jira/issue';
import type { SiteRef } from '@shared/jira/site';
import type { ParentRule } from '../../gateway/pick-issues';
import { pickIssues } from '../../gateway/pick-issues';
import type { Gateway } from '../../gateway/request';
import type { createReads } from '../../mirror/create-reads';
import type { RemoteMirror } from '../../mirror/mirror-objects';
import type { Picking } from './ask-or-remember';
import { parentRule } from './parent-rule';

export interface IssuePorts {
  readonly gateway: Gateway;
  readonly mirror: Pick<RemoteMirror, 'issues' | 'issueText' | 'seen'>;
  readonly reads: Pick<ReturnType<typeof createReads>, 'projects' | 'issueTypes'>;
}

export interface IssueQuery {
  readonly site: SiteRef;
  readonly purpose: 'parent' | 'link';
  readonly projectId: string;
  readonly issueTypeId: string | null;
  readonly issueKey: string | null;
  readonly query: string;
}

const MOST = 25;
/** Of those that the words find, many may not be parents. */
const MOST_LOOKED_AT = 200;

/** Issues for a parent or a link: from Jira's picker, or from the mirror's full text. */
export function createIssueSearch({ gateway, mirror, reads }: IssuePorts) {
  /** An issue that is edited knows its own project and type better than the form around it. */
  async function placeOf({
    site,
    projectId,
    issueTypeId,
    issueKey,
  }: IssueQuery): Promise<{ projectId: string; issueTypeId: string | null }> {
    if (issueKey === null || (projectId !== '' && issueTypeId !== null)) return { projectId, issueTypeId };
    const held = await mirror.issues.find(site.accountId, site.cloudId, issueKey);
    const fields: unknown = held === null ? null : JSON.parse(held.fields);
    if (!isJsonObject(fields)) return { projectId, issueTypeId };
    return {
      projectId: projectId === '' ? (idIn(fields, 'project') ?? '') : projectId,
      issueTypeId: issueTypeId ?? idIn(fields, 'issuetype'),
    };
  }

  async function ruleFor(query: IssueQuery): Promise<{ projectId: string; parent: ParentRule | null }> {
    const { projectId, issueTypeId } = await placeOf(query);
    if (query.purpose === 'link' || projectId === '' || issueTypeId === null) return { projectId, parent: null };
    const [types, projects] = await Promise.all([reads.issueTypes(query.site, projectId), reads.projects(query.site)]);
    if (!types.ok) return { projectId, parent: null };
    const project = projects.ok ? projects.value.value.find(({ id }) => id === projectId) : undefined;
    return { projectId, parent: parentRule(issueTypeId, types.value.value, project) };
  }

  return function issueSearch(wanted: IssueQuery, signal: AbortSignal): Picking<FoundIssue> {
    const { site, query, issueKey } = wanted;
    const { accountId, cloudId } = site;
    return {
      site,
      ask: async () => pickIssues(gateway, site, { query, issueKey, signal, ...(await ruleFor(wanted)) }),
      recall: async () => {
        const { projectId, parent } = await ruleFor(wanted);
        const inProject = projectId === '' || parent?.sameProject !== true ? null : projectId;
        const rows =
          query.trim() === ''
            ? await mirror.seen.newest(
                accountId,
                cloudId,
                inProject ?? (projectId === '' ? null : projectId),
                MOST_LOOKED_AT,
              )
            : (await mirror.issueText.search(accountId, cloudId, query, MOST_LOOKED_AT)).hits.map(({ row }) => row);
        return rows
          .filter(
            (row) =>
              row.key !== issueKey && (parent === null || row.issueType?.hierarchyLevel === parent.hierarchyLevel),
          )
          .slice(0, MOST)
          .map(asFound);
      },
      // Issues are in the mirror by themselves; rows that only a picker saw would be half known.
      remember: () => Promise.resolve(),
    };
  };
}

function asFound({ key, summary, issueType }: IssueRow): FoundIssue {
  return { key, summary, issueType };
}

function idIn(fields: JsonObject, name: string): string | null {
  const value = fields[name];
  const id = isJsonObject(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : null;
}
