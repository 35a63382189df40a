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
