import { useCallback } from 'react';
import type { IssueChoice } from '@shared/fields/values';
import type { Found } from '@shared/ipc/pickers';
import { parseIssueKey } from '@shared/jira/issue-key';
import type { IssueType } from '@shared/jira/issue';
import { IssueTypeIcon } from '../marks/issue-type-icon';
import { Combobox } from './combobox';
import { mapFound, type Option } from './option';

export type IssueOption = IssueChoice & { readonly issueType?: IssueType | null | undefined };

export type SearchIssues = (query: string, signal: AbortSignal) => Promise<Found<IssueOption>>;

export interface IssuePickerProps {
  readonly search: SearchIssues;
  readonly value: IssueChoice | null;
  readonly onChange: (value: IssueChoice | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
  readonly clearable?: boolean;
  /** The second control of a field must not take the id of the first. */
  readonly ownName?: boolean;
}

const ISSUES = { one: 'issue', many: 'issues' };

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

/** One issue, found by key or by words of its summary. Where Jira cannot be asked, a whole key can be taken as it is. */
export function IssuePicker(props: IssuePickerProps) {
  const { search, value, onChange, label, disabled = false, clearable = true, ownName = false } = props;
  const source = useCallback(
    async (query: string, signal: AbortSignal) => {
      const found = mapFound(await search(query, signal), asOption);
      const key = parseIssueKey(query.trim())?.key;
      if (key === undefined) return found;
      const exact = found.items.find(({ id }) => id === key);
      // Enter takes the first.
      if (exact !== undefined) return { ...found, items: [exact, ...found.items.filter((each) => each !== exact)] };
      // Jira was asked about this very key, and knows of no such issue that could be chosen here.
      if (found.from === 'jira') return found;
      // What this computer has not seen may be there all the same: Jira will say so.
      return { ...found, items: [{ id: key, label: key, note: 'Take this key' }, ...found.items] };
    },
    [search],
  );
  return (
    <Combobox
      source={source}
      value={value === null ? null : asOption(value)}
      onChange={(chosen) => onChange(chosen === null ? null : asIssue(chosen))}
      placeholder="Type a key or words"
      nothing="No issue matches"
      counted={ISSUES}
      clearable={clearable}
      label={label}
      disabled={disabled}
      ownName={ownName}
    />
  );
}
