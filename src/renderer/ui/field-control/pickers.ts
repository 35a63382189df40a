import type { CreateField } from '@shared/jira/field';
import type { IssueOption } from '../picker/issue-picker';
import type { UserOption } from '../picker/user-picker';

/** What a field needs to ask of Jira or the mirror while one types. Each rejects when it could not be asked. */
export interface Pickers {
  searchUsers(field: CreateField, query: string, signal: AbortSignal): Promise<readonly UserOption[]>;
  searchIssues(field: CreateField, query: string, signal: AbortSignal): Promise<readonly IssueOption[]>;
  suggestLabels(field: CreateField, query: string, signal: AbortSignal): Promise<readonly string[]>;
}
