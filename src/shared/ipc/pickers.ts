import type { IssueType, User } from '../jira/issue';
import { jsonValue, z } from '../schema';
import type { JsonValue } from '../json';
import { call } from './call';
import { issueType, siteRef, user } from './schemas';

/** What a picker found for a text. */
export interface Found<T> {
  readonly items: readonly T[];
  /** Whether these are all that match; else typing on finds more. */
  readonly complete: boolean;
  /** `computer`: Jira could not be asked, so it is what this computer has seen before. */
  readonly from: 'jira' | 'computer';
  /** Whether this account may look people and groups up at all; `null` when that is not known or of no matter. Looked at when nobody is found. */
  readonly mayBrowse: boolean | null;
}

/** `issueType` is `null` where only key and words are known. */
export interface FoundIssue {
  readonly key: string;
  readonly summary: string;
  readonly issueType: IssueType | null;
}

/** `id` is Jira's number as text; `state` is `null` where nobody told. */
export interface FoundSprint {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'future' | 'closed' | null;
}

export interface FoundGroup {
  readonly groupId: string | null;
  readonly name: string;
}

export interface FoundTeam {
  readonly id: string;
  readonly name: string;
}

/** The newest value of a field that Jira has taken, as it gives it back, and the issue that has it. */
export interface AcceptedValue {
  readonly issueKey: string;
  readonly value: JsonValue;
}

const foundIssue: z.ZodType<FoundIssue> = z.object({
  key: z.string(),
  summary: z.string(),
  issueType: issueType.nullable(),
});
export const foundSprint: z.ZodType<FoundSprint> = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['active', 'future', 'closed']).nullable(),
});
export const foundGroup: z.ZodType<FoundGroup> = z.object({ groupId: z.string().nullable(), name: z.string() });
export const foundTeam: z.ZodType<FoundTeam> = z.object({ id: z.string(), name: z.string() });
const acceptedValue: z.ZodType<AcceptedValue> = z.object({ issueKey: z.string(), value: jsonValue });

function found<T>(item: z.ZodType<T>): z.ZodType<Found<T>> {
  return z.object({
    items: z.array(item),
    complete: z.boolean(),
    from: z.enum(['jira', 'computer']),
    mayBrowse: z.boolean().nullable(),
  });
}

/** `ticket` names one search, so that it can be given up with `pickers.abandon`. */
const search = z.object({ site: siteRef, query: z.string().max(1_000), ticket: z.string().max(100).nullable() });
const ofField = search.and(z.object({ fieldId: z.string(), fieldName: z.string() }));

/** What the pickers of a form ask for while one types. None of them follows an address that Jira's answers name. */
export const pickerCalls = {
  /** `projectKey` or `issueKey` say where an assignee is looked for; other user fields find anybody. */
  'pickers.users': call(
    search.and(z.object({ fieldId: z.string(), projectKey: z.string(), issueKey: z.string().nullable() })),
    found<User>(user),
  ),
  /**
   * `parent`: only issues that one of `issueTypeId` may have as its parent, one level above it; any issue when that is not known.
   * `link`: any issue that this account sees.
   */
  'pickers.issues': call(
    search.and(
      z.object({
        purpose: z.enum(['parent', 'link']),
        projectId: z.string(),
        issueTypeId: z.string().nullable(),
        issueKey: z.string().nullable(),
      }),
    ),
    found(foundIssue),
  ),
  'pickers.labels': call(ofField, found(z.string())),
  'pickers.sprints': call(ofField.and(z.object({ projectId: z.string() })), found(foundSprint)),
  'pickers.groups': call(search, found(foundGroup)),
  'pickers.teams': call(ofField, found(foundTeam)),
  /** From the mirrored issues of the project, else from Jira's newest of this type; `null` when none of them has a value there. */
  'pickers.lastAccepted': call(
    z.object({ site: siteRef, projectId: z.string(), issueTypeId: z.string().nullable(), fieldId: z.string() }),
    acceptedValue.nullable(),
  ),
  /** Nobody waits for this search any more. One that has been answered meanwhile is no matter. */
  'pickers.abandon': call(z.object({ ticket: z.string() }), z.null()),
};
