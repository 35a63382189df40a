import type { CreateField } from '@shared/jira/field';
import type { Comment, IssueType } from '@shared/jira/issue';
import type { LinkType } from '@shared/jira/link-type';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import type { Transition } from '@shared/jira/transition';
import type { Outcome } from '@shared/ipc/outcome';
import type { WholeIssue, WholePage } from '../../gateway/whole-issues';
import type { AttachmentPart } from '../attachment-tables';

/** What the sync asks of Jira. Each is a read, sent in the background. */
export interface SyncJira {
  timeZone(site: SiteRef): Promise<Outcome<string>>;
  /** Epoch milliseconds by Jira's own clock. */
  serverTime(site: SiteRef): Promise<Outcome<number>>;
  /** One page of at most 100; `reconcile` are ids that were just written, at most 50. */
  search(
    site: SiteRef,
    query: { readonly jql: string; readonly token: string | null; readonly reconcile: readonly string[] },
  ): Promise<Outcome<WholePage>>;
  searchIds(
    site: SiteRef,
    query: { readonly jql: string; readonly token: string | null },
  ): Promise<Outcome<{ readonly ids: readonly string[]; readonly nextPageToken: string | null }>>;
  count(site: SiteRef, jql: string): Promise<Outcome<number>>;
  /** At most 100 ids; what is not visible is left out. */
  byIds(site: SiteRef, ids: readonly string[]): Promise<Outcome<readonly WholeIssue[]>>;
  /** Whether Jira takes a query at all: `jira-rejected` where it does not. */
  tryJql(site: SiteRef, jql: string): Promise<Outcome<null>>;
  /** For each query, which of at most 100 issues it finds; `null` where Jira cannot tell. */
  match(
    site: SiteRef,
    ids: readonly string[],
    jqls: readonly string[],
  ): Promise<Outcome<readonly (readonly string[] | null)[]>>;
  mayBrowse(site: SiteRef, projectId: string): Promise<Outcome<boolean>>;
  comments(site: SiteRef, id: string): Promise<Outcome<readonly Comment[]>>;
  attachment(site: SiteRef, id: string, part: AttachmentPart): Promise<Outcome<Uint8Array | null>>;
  linkTypes(site: SiteRef): Promise<Outcome<readonly LinkType[]>>;
  creatableProjects(site: SiteRef): Promise<Outcome<readonly Project[]>>;
  issueTypes(site: SiteRef, projectId: string): Promise<Outcome<readonly IssueType[]>>;
  /** What may be changed on one issue, and the ways on from its status. */
  editFields(site: SiteRef, id: string): Promise<Outcome<readonly CreateField[]>>;
  transitions(site: SiteRef, id: string): Promise<Outcome<readonly Transition[]>>;
  createFields(site: SiteRef, projectId: string, issueTypeId: string): Promise<Outcome<readonly CreateField[]>>;
}
