import { useCallback } from 'react';
import type { IssueChoice } from '@shared/fields/values';
import type { IssueType } from '@shared/jira/issue';
import { IssueTypeIcon } from '../marks/issue-type-icon';
import { Combobox } from './combobox';
import type { Option } from './option';

export type IssueOption = IssueChoice & { readonly issueType?: IssueType | null | undefined };

export type SearchIssues = (query: string, signal: AbortSignal) => Promise<readonly IssueOption[]>;

export interface IssuePickerProps {
  readonly search: SearchIssues;
  readonly value: IssueChoice | null;
  readonly onChange: (value: IssueChoice | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

function asOption(issue: IssueOption): Option {
  return {
    id: issue.key,
    label: issue.summary === '' ? issue.key : `${issue.key} ${issue.summary}`,
    mark: issue.issueType ? <IssueTypeIcon type={issue.issueType} decorative /> : undefined,
  };
}

function asIssue({ id, label }: Option): IssueChoice {
  return { key: id, summary: label === id ? '' : label.slice(id.length + 1) };
}

/** One issue, found by key or by words of its summary. */
export function IssuePicker({ search, value, onChange, label, disabled = false }: IssuePickerProps) {
  const source = useCallback(
    async (query: string, signal: AbortSignal) => (await search(query, signal)).map(asOption),
    [search],
  );
  return (
    <Combobox
      source={source}
      value={value === null ? null : asOption(value)}
      onChange={(chosen) => onChange(chosen === null ? null : asIssue(chosen))}
      placeholder="Type a key or words"
      nothing="No issue matches"
      clearable
      label={label}
      disabled={disabled}
    />
  );
}
