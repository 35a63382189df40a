import type { AcceptedValue, Found, FoundGroup, FoundSprint, FoundTeam } from '@shared/ipc/pickers';
import type { CreateField } from '@shared/jira/field';
import type { LinkType } from '@shared/jira/link-type';
import type { IssueOption } from '../picker/issue-picker';
import type { UserOption } from '../picker/user-picker';

/** Asks for what matches a text, in a field. Rejects, with a sentence, when it could not be asked. */
type Search<T> = (field: CreateField, query: string, signal: AbortSignal) => Promise<Found<T>>;

/** What a field needs to ask of Jira or the mirror while one types. Stable for as long as the form is of one project and type. */
export interface Pickers {
  readonly searchUsers: Search<UserOption>;
  /** Parents that the issue may have, or for a field of links any issue. */
  readonly searchIssues: Search<IssueOption>;
  readonly searchGroups: Search<FoundGroup>;
  readonly searchSprints: Search<FoundSprint>;
  readonly searchTeams: Search<FoundTeam>;
  readonly suggestLabels: Search<string>;
  /** How issues can be linked at this site. */
  readonly linkTypes: () => Promise<readonly LinkType[]>;
  /** The newest value of the field that Jira has taken in this project; `null` where the mirror has none. */
  readonly lastAccepted: (field: CreateField) => Promise<AcceptedValue | null>;
}
