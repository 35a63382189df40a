/**
 * The values that the catalogue's controls edit. Plain JSON: they are kept in drafts and cross IPC as they are.
 * Written as type aliases, since interfaces are not assignable to an index signature.
 */

/** One of the allowed values of a select, component, version, priority, project or security level. */
export type Choice = { readonly id: string; readonly label: string };

/** Control `cascading`: the child may be left open. */
export type CascadingChoice = { readonly parent: Choice; readonly child: Choice | null };

/** Control `user`. */
export type UserChoice = { readonly accountId: string; readonly displayName: string };

/** Control `issue`: the parent of a sub-task or of a child issue. */
export type IssueChoice = { readonly key: string; readonly summary: string };

/** Control `json`: the text as typed, which need not parse yet. */
export type JsonText = { readonly text: string };

/** Control `group`, and one of the list that `multi-group` edits. `groupId` is null where only the name is known, `name` empty where only the id is. */
export type GroupChoice = { readonly groupId: string | null; readonly name: string };

/** Control `sprint`. `id` is Jira's number as text; `name` is empty and `state` null where Jira gave the number alone. */
export type SprintChoice = { readonly id: string; readonly name: string; readonly state: string | null };

/** Control `team`. `name` is empty where Jira gave the id alone. */
export type TeamChoice = { readonly id: string; readonly name: string };

/** Control `time-tracking`: durations as typed (`2w 3d 4h 30m`), empty where there is none. */
export type TimeTracking = { readonly originalEstimate: string; readonly remainingEstimate: string };

/**
 * One of the list that `issue-links` edits. `outward`: the new issue does it to the other one ("blocks SHOP-2"). `words` is what is read
 * between the two; `typeId` is empty where only the name is known.
 */
export type IssueLink = {
  readonly typeName: string;
  readonly typeId: string;
  readonly direction: 'inward' | 'outward';
  readonly words: string;
  readonly issue: IssueChoice;
};

/** One of the list that `objects` edits (Assets). `id` is `workspaceId:objectId`; `label` is empty where only the id is known. */
export type AssetObject = Choice;

/** Control `worklog`: a duration as typed and an ISO moment with its offset, empty for now. */
export type WorklogEntry = { readonly timeSpent: string; readonly started: string };

/** Control `restriction`: the project roles that may see the issue. */
export type Restriction = { readonly roles: readonly Choice[] };
