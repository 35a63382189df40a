import type { CreateField, FieldSchema } from '../jira/field';

const BY_JIRA = 'Jira keeps it itself.';

/** System fields that no screen sets, and who does (contract 7.1). */
const SYSTEM: Readonly<Record<string, string>> = {
  issuekey: 'Jira gives it when the issue is made.',
  status: 'A transition changes it.',
  statusCategory: 'A transition changes it.',
  statuscategorychangedate: BY_JIRA,
  created: BY_JIRA,
  updated: BY_JIRA,
  creator: BY_JIRA,
  resolutiondate: BY_JIRA,
  lastViewed: BY_JIRA,
  votes: 'People vote on the issue itself.',
  watches: 'People watch the issue itself.',
  progress: BY_JIRA,
  aggregateprogress: BY_JIRA,
  timespent: 'Jira adds up the worklogs.',
  timeestimate: 'It is set with time tracking.',
  timeoriginalestimate: 'It is set with time tracking.',
  aggregatetimespent: BY_JIRA,
  aggregatetimeestimate: BY_JIRA,
  aggregatetimeoriginalestimate: BY_JIRA,
  workratio: BY_JIRA,
  subtasks: 'Sub-tasks are issues of their own, made after this one.',
  thumbnail: BY_JIRA,
  attachment: 'Files follow the issue, each by itself.',
};

const DEVELOPMENT = 'Development tools fill it in.';
const DESK = 'Jira Service Management fills it in.';

/** Custom fields that are calculated, or written by nobody but their app (contract 7.2). */
const CUSTOM: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^com\.atlassian\.jira\.plugin\.system\.customfieldtypes:importid$/, 'An import has written it.'],
  [/:gh-lexo-rank$/, 'The order of the backlog sets it.'],
  [/\.jira-development-integration-plugin:/, DEVELOPMENT],
  [/^com\.atlassian\.servicedesk:(sd-sla-field|sd-request-feedback|sd-request-feedback-date)$/, DESK],
  [/^com\.atlassian\.servicedesk\.approvals-plugin:/, DESK],
  [/\.proforma-managed-fields:/, DESK],
];

/** A schema never changes, and a sheet asks for it cell by cell. */
const KNOWN = new WeakMap<FieldSchema, string | null>();

/** Why nobody ever fills in a field of this schema, in a sentence; null where one does. Pure. */
export function whyReadOnly(schema: FieldSchema): string | null {
  const known = KNOWN.get(schema);
  if (known !== undefined) return known;
  const why = lookUpWhy(schema);
  KNOWN.set(schema, why);
  return why;
}

function lookUpWhy({ system, custom }: FieldSchema): string | null {
  if (system !== undefined && Object.hasOwn(SYSTEM, system)) return SYSTEM[system] ?? null;
  if (custom === undefined) return null;
  return CUSTOM.find(([pattern]) => pattern.test(custom))?.[1] ?? null;
}

/**
 * Why a field is shown and never sent, in a sentence; null where it is filled in. One that is required and that Jira lets nobody set is
 * offered all the same, so that Jira's own answer is heard (decision 6). Pure.
 */
export function whyNotSet({
  schema,
  operations,
  required,
}: Pick<CreateField, 'schema' | 'operations' | 'required'>): string | null {
  const why = whyReadOnly(schema);
  if (why !== null) return why;
  return operations.length === 0 && !required ? 'Jira lets nobody set it here.' : null;
}
