import type { IssueState } from '../issue-tables';

/** What can be known of an issue that Jira no longer lists. */
export interface MissingFacts {
  /** Jira gave it when it was asked for by id, which follows moves. */
  readonly foundById: boolean;
  /** Whether this account may browse the project in which the mirror has it; `null` when that is not known. */
  readonly mayBrowse: boolean | null;
  /** Whether a security level could hide it from this account: the mirror saw the field on it, with or without a value. */
  readonly securable: boolean;
}

/**
 * Why an issue is missing, as far as Jira tells. It answers 404 for what is absent and for what is invisible alike (contract §8.4), so
 * the rule goes by what stands around the issue:
 *
 * - Given by id: it is there. It left the query, or was moved; the mirror follows.
 * - The project may not be browsed: access was lost, whether or not the issue still exists.
 * - The project may be browsed and no security level could hide the issue: it was deleted. One blind spot remains, and is named in
 *   the documentation: an issue that was moved to a project that this account may not browse looks the same.
 * - Anything else cannot be told, and is called no longer visible.
 */
export function tellMissing({ foundById, mayBrowse, securable }: MissingFacts): IssueState {
  if (foundById) return 'there';
  if (mayBrowse === false) return 'no-access';
  if (mayBrowse === null || securable) return 'not-visible';
  return 'deleted';
}
