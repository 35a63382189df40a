/**
 * What an emulated Jira Cloud site holds. Plain data, made by `seed-world.ts` from a seed and changed by the REST
 * operations; nothing here knows HTTP. Ids are strings as in Jira unless Jira itself uses numbers.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Adf = { [key: string]: Json };

export interface World {
  seed: number;
  /** Epoch milliseconds; every creation time in the world is derived from it, so that a seed replays. */
  startedAt: number;
  sites: SandboxSite[];
  people: Person[];
}

export interface SandboxSite {
  cloudId: string;
  /** `https://larkfield.atlassian.net` style, as accessible-resources tells it. */
  url: string;
  name: string;
  /** IANA zone of the site's default user: platform timestamps carry its offset. Never UTC. */
  timeZone: string;
  projects: Project[];
  issueTypes: IssueType[];
  statuses: Status[];
  priorities: Priority[];
  resolutions: Resolution[];
  linkTypes: LinkType[];
  fields: Field[];
  screens: Screen[];
  groups: Group[];
  boards: Board[];
  sprints: Sprint[];
  issues: Issue[];
  /** Account ids of the people with access to the product on this site. */
  members: string[];
  /** Whom the options of the field `security` let see. Without them (a world of an older file) nothing is hidden. */
  securityLevels?: SecurityLevel[];
  /** Absent until somebody asks for filters: see `filters.ts`. */
  filters?: Filter[];
  /** Account ids from whom a global permission is withheld that everybody else has, by permission. */
  withheldPermissions?: Record<string, string[]>;
  /** Worklogs that were deleted, for `worklog/deleted`. */
  deletedWorklogs?: { id: string; at: number }[];
  /** Ids of issues that an account may not see whatever else it may, by account id: lost access, made from outside. */
  hiddenIssues?: Record<string, string[]>;
  nextId: number;
}

/** A level of Jira's issue security: an issue that has it is hidden from everybody else. */
export interface SecurityLevel {
  /** Id of the option of the field `security`. */
  id: string;
  description: string;
  groupIds: string[];
  accountIds: string[];
  /** The issue's own people, and the project's lead. */
  people: ('reporter' | 'assignee' | 'lead')[];
}

/** A saved search. */
export interface Filter {
  id: string;
  name: string;
  description: string;
  jql: string;
  ownerAccountId: string;
  /** Account ids of the people who starred it. */
  favouritedBy: string[];
  /** Whom it is shared with; empty is nobody but the owner. */
  shares: FilterShare[];
}

export type FilterShare =
  | { id: number; type: 'authenticated' }
  | { id: number; type: 'group'; groupId: string }
  | { id: number; type: 'project'; projectId: string };

export interface Person {
  accountId: string;
  accountType: 'atlassian' | 'app';
  displayName: string;
  emailAddress: string | null;
  active: boolean;
  /** IANA zone, may differ from the site's. */
  timeZone: string;
}

export interface Group {
  groupId: string;
  name: string;
  members: string[];
}

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  style: 'classic' | 'next-gen';
  typeKey: 'software' | 'service_desk' | 'business';
  leadAccountId: string;
  issueTypeIds: string[];
  components: Component[];
  versions: Version[];
  /** Priority scheme: ids in order, and the default. */
  priorityIds: string[];
  defaultPriorityId: string;
  /** Who may do what here: `*` is every member of the site. Keys are Jira's permission names. */
  permissions: Record<string, string[] | '*'>;
  workflow: Workflow;
  /** What the create and edit screens ask for, for each issue type. */
  screens: Record<string, IssueTypeScreens>;
  nextNumber: number;
}

export interface IssueTypeScreens {
  /** Fields on the create screen, in order. */
  create: ScreenField[];
  /** Ids of the fields on the edit and view screens. */
  edit: string[];
  /** Rules of the Create transition that createmeta does not tell. */
  createValidators: Validator[];
}

export interface ScreenField {
  fieldId: string;
  required: boolean;
  /** The value Jira fills in when the field is left out, by reference as in `Issue.values`. Reporter's is the caller. */
  defaultValue?: Json;
  /** Display only on create: `operations: []`. */
  notSettable?: boolean;
  /** Listed only for callers with this permission (reporter needs MODIFY_REPORTER). */
  needsPermission?: string;
}

export interface Validator {
  /** The field that must be filled, or that the rule looks at. */
  fieldId: string;
  /** The sentence Jira answers with, in `errorMessages`. */
  message: string;
  /** What a filled field must be like; an empty one then passes. Without it the field must be filled. */
  rule?: ValidatorRule;
}

export type ValidatorRule =
  /** A text that fits the whole of this regular expression. */
  | { kind: 'pattern'; pattern: string }
  /** A date that is not before the other field's, when that has one. */
  | { kind: 'not-before'; otherFieldId: string };

export interface Component {
  id: string;
  name: string;
  description: string;
  leadAccountId: string | null;
}

export interface Version {
  id: string;
  name: string;
  description: string;
  released: boolean;
  archived: boolean;
  releaseDate: string | null;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  subtask: boolean;
  hierarchyLevel: number;
  avatarId: number;
  /** Team-managed types belong to one project. */
  projectId: string | null;
}

export type StatusCategoryKey = 'undefined' | 'new' | 'done' | 'indeterminate';

export interface Status {
  id: string;
  name: string;
  description: string;
  category: StatusCategoryKey;
  projectId: string | null;
}

export interface Priority {
  id: string;
  name: string;
  description: string;
  statusColor: string;
}

export interface Resolution {
  id: string;
  name: string;
  description: string;
}

export interface LinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}

export interface Workflow {
  name: string;
  initialStatusId: string;
  transitions: Transition[];
}

export interface Transition {
  id: string;
  name: string;
  /** Statuses it leaves; empty means from anywhere (global). */
  from: string[];
  to: string;
  screen: ScreenField[];
  /** Rules that the transition's metadata does not tell: a field they name is shown as optional. */
  validators?: Validator[];
}

export interface Screen {
  id: string;
  name: string;
  fieldIds: string[];
}

export interface Field {
  id: string;
  /** Differs from `id` for Forge and Connect fields. */
  key: string;
  name: string;
  untranslatedName: string;
  description: string;
  schema: {
    type: string;
    items?: string;
    system?: string;
    custom?: string;
    customId?: number;
    /** Only Team fields have it. */
    configuration?: Record<string, Json>;
  };
  /** Verbs on create and edit; empty for read-only fields. */
  operations: string[];
  navigable: boolean;
  orderable: boolean;
  searchable: boolean;
  clauseNames: string[];
  /** Team-managed fields belong to one project. */
  projectId: string | null;
  /** Options of selects and cascading selects; also the security levels of `security` and the teams of Team fields. */
  options: FieldOption[];
  /** Thousands of options more, made only when somebody asks: read all of them with `optionsOf`. */
  manyOptions?: ManyOptions;
  /** A path with query, such as `/rest/api/3/user/recommend?context=Reporter&issueKey=`; answers put `selfBase` before it. */
  autoCompleteUrl?: string;
}

/** Options whose ids follow each other and whose values follow from their place (`many-options.ts`). */
export interface ManyOptions {
  firstId: number;
  count: number;
  /** Of a cascading select: so many children below each, with the ids that come after the parents'. */
  childrenEach?: number;
  /** Ids of those that were disabled since. */
  disabledIds: string[];
}

export interface FieldOption {
  id: string;
  value: string;
  disabled: boolean;
  children: FieldOption[];
}

export interface Board {
  id: number;
  name: string;
  type: 'scrum' | 'kanban' | 'simple';
  projectId: string;
}

export interface Sprint {
  id: number;
  name: string;
  state: 'active' | 'future' | 'closed';
  boardId: number;
  startDate: string | null;
  endDate: string | null;
  goal: string;
}

export interface Issue {
  id: string;
  projectId: string;
  number: number;
  issueTypeId: string;
  statusId: string;
  /** Epoch milliseconds. */
  created: number;
  updated: number;
  resolutionDate: number | null;
  creatorAccountId: string;
  /**
   * Values by field id, stored by reference: `{accountId}` for people, `{groupId}` for groups, `{id}` for options,
   * versions, components, priorities, resolutions, projects, security levels and teams, `{id, child?}` for cascading,
   * `[{id: number}]` for sprints, the ADF document for rich text, `{id}` for `parent`, ISO text in UTC for date-times,
   * `{originalEstimateSeconds?, remainingEstimateSeconds?}` for time tracking (spent time is the sum of `worklogs`).
   * Unset fields are absent. Project, issue type, status, created, updated, creator, comments, attachments, links and
   * history are not in here.
   */
  values: Record<string, Json>;
  comments: Comment[];
  worklogs: Worklog[];
  attachments: Attachment[];
  links: IssueLink[];
  history: HistoryEntry[];
  watchers: string[];
  votes: string[];
  properties: Record<string, Json>;
  /** Keys it had before it was moved; they still find it. */
  formerKeys?: string[];
  /** Links to things outside Jira. */
  remoteLinks?: RemoteLink[];
}

export interface RemoteLink {
  id: number;
  globalId?: string;
  relationship?: string;
  application?: Record<string, Json>;
  /** `{url, title, summary?, icon?, status?}`, as it was sent. */
  object: Record<string, Json>;
}

/** Shown to a group (`identifier` is its id) or to a role of the project (its numeric id) alone. */
export interface Restriction {
  type: 'group' | 'role';
  identifier: string;
}

export interface Comment {
  id: string;
  authorAccountId: string;
  updateAuthorAccountId: string;
  created: number;
  updated: number;
  body: Adf;
  properties: Record<string, Json>;
  visibility?: Restriction;
}

export interface Worklog {
  id: string;
  authorAccountId: string;
  created: number;
  updated: number;
  started: number;
  timeSpentSeconds: number;
  comment: Adf | null;
  properties?: Record<string, Json>;
  updateAuthorAccountId?: string;
  visibility?: Restriction;
}

export interface Attachment {
  id: string;
  filename: string;
  mimeType: string;
  authorAccountId: string;
  created: number;
  /** The bytes: small generated PNGs and texts. Many attachments share them, so they are not to be written into. */
  bytes: Uint8Array;
  /** The media service's uuid: what `media` nodes of ADF name, never the attachment's own id. */
  mediaId?: string;
}

export interface IssueLink {
  id: string;
  linkTypeId: string;
  /** From the side of the issue that holds it: does it point out or in? */
  direction: 'outward' | 'inward';
  otherIssueId: string;
}

export interface HistoryEntry {
  id: string;
  authorAccountId: string;
  created: number;
  items: HistoryItem[];
}

export interface HistoryItem {
  field: string;
  fieldtype: 'jira' | 'custom';
  fieldId?: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString_: string | null;
}
