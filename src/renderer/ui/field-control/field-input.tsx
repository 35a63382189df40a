import { useCallback } from 'react';
import { assertNever } from '@shared/assert-never';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { DateInput } from '../date/date-input';
import { DateTimeInput } from '../date/date-time-input';
import { NumberInput } from '../field/number-input';
import { TextInput } from '../field/text-input';
import { IssuePicker } from '../picker/issue-picker';
import { LabelsInput } from '../picker/labels-input';
import { MultiUserPicker, UserPicker } from '../picker/user-picker';
import { CascadingControl } from './cascading-control';
import { ChoiceControl, MultiChoiceControl, TypedChoiceControl, TypedChoicesControl } from './choice-control';
import { TimeTrackingControl, WorklogControl } from './duration-controls';
import { CheckboxChoices, fewChoices, RadioChoice } from './few-choices';
import { JsonControl } from './json-control';
import { LinksControl } from './links-control';
import { ParagraphControl } from './paragraph-control';
import type { Pickers } from './pickers';
import { ReadOnlyControl } from './read-only-control';
import { asIssue, asList, asText, asUser } from './read-value';
import { GroupControl, MultiGroupControl, SprintControl, TeamControl } from './searched-controls';
import { ObjectsControl, RestrictionControl } from './token-controls';
import { mayBeEmpty } from './may-be-empty';

export interface FieldInputProps {
  readonly field: CreateField;
  /** As the catalogue holds it (`src/shared/fields/values.ts`); `null` when empty. */
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly pickers: Pickers;
  readonly disabled?: boolean;
  /** A choice of one stands open from the start: choosing is all there is to do. */
  readonly startOpen?: boolean;
  /** Files that are pasted or dropped into a rich text; without it, it takes none. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** The control that a field is edited with, without its label: for the inside of a Field, or of a cell. */
export function FieldInput({
  field,
  value,
  onChange,
  pickers,
  disabled = false,
  startOpen = false,
  onFiles,
}: FieldInputProps) {
  const type = fieldTypeFor(field.schema);
  const searchUsers = useCallback(
    (query: string, signal: AbortSignal) => pickers.searchUsers(field, query, signal),
    [field, pickers],
  );
  const searchIssues = useCallback(
    (query: string, signal: AbortSignal) => pickers.searchIssues(field, query, signal),
    [field, pickers],
  );
  const suggest = useCallback(
    (query: string, signal: AbortSignal) => pickers.suggestLabels(field, query, signal),
    [field, pickers],
  );
  const text = (next: string) => onChange(next === '' ? null : next);
  const list = (next: readonly JsonValue[]) => onChange(next.length === 0 ? null : next);
  const named = { label: field.name, disabled };
  const edited = { field, value, onChange, disabled };

  switch (type.control) {
    case 'text':
      return (
        <TextInput {...named} value={asText(value)} onChange={text} limit={type.limit(field.schema) ?? undefined} />
      );
    case 'paragraph':
      return <ParagraphControl {...{ field, value, onChange, pickers, disabled, onFiles }} />;
    case 'number':
      return <NumberInput {...named} value={asText(value)} onChange={text} />;
    case 'date':
      return <DateInput {...named} value={asText(value)} onChange={text} />;
    case 'date-time':
      return <DateTimeInput {...named} value={asText(value)} onChange={text} />;
    case 'select': {
      if (isUnlisted(field)) return <TypedChoiceControl {...named} value={value} onChange={onChange} />;
      const few = startOpen ? null : fewChoices(field);
      if (few !== null) return <RadioChoice {...edited} choices={few} />;
      return <ChoiceControl {...edited} label={field.name} startOpen={startOpen} />;
    }
    case 'multi-select': {
      if (isUnlisted(field)) return <TypedChoicesControl {...named} value={value} onChange={onChange} />;
      const few = fewChoices(field);
      if (few !== null) return <CheckboxChoices {...edited} choices={few} />;
      return <MultiChoiceControl {...edited} label={field.name} />;
    }
    case 'cascading':
      return <CascadingControl {...edited} />;
    case 'user':
      return (
        <UserPicker
          {...named}
          search={searchUsers}
          value={asUser(value)}
          onChange={onChange}
          clearable={mayBeEmpty(field)}
          startOpen={startOpen}
        />
      );
    case 'multi-user':
      return <MultiUserPicker {...named} search={searchUsers} values={asList(value, asUser)} onChange={list} />;
    case 'labels':
      return (
        <LabelsInput
          {...named}
          suggest={suggest}
          values={asList(value, (each) => asText(each) || null)}
          onChange={list}
        />
      );
    case 'issue':
      return (
        <IssuePicker
          {...named}
          search={searchIssues}
          value={asIssue(value)}
          onChange={onChange}
          clearable={mayBeEmpty(field)}
        />
      );
    case 'group':
      return <GroupControl {...edited} pickers={pickers} />;
    case 'multi-group':
      return <MultiGroupControl {...edited} pickers={pickers} />;
    case 'sprint':
      return <SprintControl {...edited} pickers={pickers} />;
    case 'team':
      return <TeamControl {...edited} pickers={pickers} />;
    case 'time-tracking':
      return <TimeTrackingControl name={field.name} value={value} onChange={onChange} disabled={disabled} />;
    case 'worklog':
      return <WorklogControl name={field.name} value={value} onChange={onChange} disabled={disabled} />;
    case 'issue-links':
      return <LinksControl {...edited} pickers={pickers} />;
    case 'objects':
      return <ObjectsControl {...edited} />;
    case 'restriction':
      return <RestrictionControl {...edited} />;
    case 'read-only':
      return <ReadOnlyControl field={field} value={value} />;
    case 'json':
      return <JsonControl {...edited} pickers={pickers} />;
    default:
      return assertNever(type.control);
  }
}

/** As `choicesOf` has it, without making thousands of choices to look. */
function isUnlisted({ allowedValues, operations }: CreateField): boolean {
  return allowedValues === undefined || (allowedValues.length === 0 && operations.length === 0);
}
