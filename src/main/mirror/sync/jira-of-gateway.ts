import type { FetchPort } from '../../gateway/fetch-port';
import { readAttachment } from '../../gateway/attachment';
import { mayBrowseProject } from '../../gateway/browse-permission';
import { readCreateFields, readCreateIssueTypes } from '../../gateway/create-meta';
import { readEditFields } from '../../gateway/edit-meta';
import { inBackground } from '../../gateway/in-background';
import { readComments } from '../../gateway/issue';
import { readLinkTypes } from '../../gateway/issue-link';
import { matchIssues } from '../../gateway/match-issues';
import { readCreatableProjects } from '../../gateway/project';
import { readBytes } from '../../gateway/read-body';
import type { Gateway } from '../../gateway/request';
import { countIssues } from '../../gateway/search';
import { readServerTime } from '../../gateway/server-time';
import { readTimeZone } from '../../gateway/time-zone';
import { readTransitions } from '../../gateway/transition';
import { tryJql } from '../../gateway/try-jql';
import { fetchWholeIssues, searchIssueIds, searchWholeIssues } from '../../gateway/whole-issues';
import type { SyncJira } from './sync-jira';

export interface JiraOfGatewayPorts {
  readonly gateway: Gateway;
  readonly fetch: FetchPort;
  readonly apiOriginOf: (accountId: string) => string | null;
}

/** Larger than Jira said that the file is: not what was listed. */
const MOST_BYTES = 8_000_000;

/** The sync's Jira over the gateway, in the background, until `signal`. */
export function jiraOfGateway(ports: JiraOfGatewayPorts, signal: AbortSignal): SyncJira {
  const gateway = inBackground(ports.gateway, signal);
  return {
    timeZone: (site) => readTimeZone(gateway, site),
    serverTime: (site) => readServerTime(gateway, site),
    search: (site, query) => searchWholeIssues(gateway, site, query),
    searchIds: (site, query) => searchIssueIds(gateway, site, query),
    count: (site, jql) => countIssues(gateway, site, jql),
    byIds: (site, ids) => fetchWholeIssues(gateway, site, ids),
    tryJql: (site, jql) => tryJql(gateway, site, jql),
    match: (site, ids, jqls) => matchIssues(gateway, site, ids, jqls),
    mayBrowse: (site, projectId) => mayBrowseProject(gateway, site, projectId),
    comments: (site, id) => readComments(gateway, site, id),
    async attachment(site, id, part) {
      const answer = await readAttachment({ ...ports, gateway, site }, id, part, signal);
      return answer.ok ? readBytes(answer.value, MOST_BYTES, signal) : answer;
    },
    linkTypes: (site) => readLinkTypes(gateway, site),
    creatableProjects: (site) => readCreatableProjects(gateway, site),
    issueTypes: (site, projectId) => readCreateIssueTypes(gateway, site, projectId),
    editFields: (site, id) => readEditFields(gateway, site, id),
    transitions: (site, id) => readTransitions(gateway, site, id, 'background'),
    createFields: (site, projectId, issueTypeId) => readCreateFields(gateway, site, projectId, issueTypeId),
  };
}
