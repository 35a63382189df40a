import { useCallback, useMemo } from 'react';
import { assertNever } from '@shared/assert-never';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { cascadingOptionsOf, choicesOf } from '@shared/fields/choices';
import type { CreateField } from '@shared/jira/field';
import type { JsonObject, JsonValue } from '@shared/json';
import { DateInput } from '../date/date-input';
import { DateTimeInput } from '../date/date-time-input';
import { NumberInput } from '../field/number-input';
import { TextInput } from '../field/text-input';
import { JsonEditor } from '../json-editor/json-editor';
import { CascadingSelect } from '../picker/cascading-select';
import { IssuePicker } from '../picker/issue-picker';
import { LabelsInput } from '../picker/labels-input';
import { MultiUserPicker, UserPicker } from '../picker/user-picker';
import { ChoiceControl, MultiChoiceControl, TypedChoiceControl, TypedChoicesControl } from './choice-control';
import { ParagraphControl } from './paragraph-control';
import type { Pickers } from './pickers';
import { asCascading, asIssue, asJsonText, asList, asText, asUser } from './read-value';

/** Jira takes 255 characters in a summary and in text fields of one line (contract 7). */
const ONE_LINE_LIMIT = 255;

export interface FieldInputProps {
  readonly field: CreateField;
  /** As the catalogue holds it (`src/shared/fields/values.ts`); `null` when empty. */
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly pickers: Pickers;
  readonly disabled?: boolean;
  /** A choice of one stands open from the start: choosing is all there is to do. */
  readonly startOpen?: boolean;
}

/** The control that a field is edited with, without its label: for the inside of a Field, or of a cell. */
export function FieldInput({ field, value, onChange, pickers, disabled = false, startOpen = false }: FieldInputProps) {
  const { control } = fieldTypeFor(field.schema);
  const choices = useMemo(() => choicesOf(field), [field]);
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
  const shared = { label: field.name, disabled };

  switch (control) {
    case 'text':
      return (
        <TextInput
          {...shared}
          value={asText(value)}
          onChange={text}
          limit={
            field.schema.system === 'summary' || field.schema.custom?.endsWith(':textfield')
              ? ONE_LINE_LIMIT
              : undefined
          }
        />
      );
    case 'paragraph':
      return <ParagraphControl name={field.name} value={value} onChange={onChange} disabled={disabled} />;
    case 'number':
      return <NumberInput {...shared} value={asText(value)} onChange={text} />;
    case 'date':
      return <DateInput {...shared} value={asText(value)} onChange={text} />;
    case 'date-time':
      return <DateTimeInput {...shared} value={asText(value)} onChange={text} />;
    case 'select':
      if (choices === null) return <TypedChoiceControl {...shared} value={value} onChange={onChange} />;
      return (
        <ChoiceControl
          {...shared}
          field={field}
          choices={choices}
          value={value}
          onChange={onChange}
          startOpen={startOpen}
        />
      );
    case 'multi-select':
      if (choices === null) return <TypedChoicesControl {...shared} value={value} onChange={onChange} />;
      return <MultiChoiceControl {...shared} choices={choices} value={value} onChange={onChange} />;
    case 'cascading':
      return (
        <CascadingSelect
          {...shared}
          options={cascadingOptionsOf(field) ?? []}
          value={asCascading(value)}
          onChange={onChange}
        />
      );
    case 'user':
      return (
        <UserPicker {...shared} search={searchUsers} value={asUser(value)} onChange={onChange} startOpen={startOpen} />
      );
    case 'multi-user':
      return <MultiUserPicker {...shared} search={searchUsers} values={asList(value, asUser)} onChange={list} />;
    case 'labels':
      return (
        <LabelsInput
          {...shared}
          suggest={suggest}
          values={asList(value, (each) => asText(each) || null)}
          onChange={list}
        />
      );
    case 'issue':
      return <IssuePicker {...shared} search={searchIssues} value={asIssue(value)} onChange={onChange} />;
    case 'json':
      return (
        <JsonEditor
          {...shared}
          value={asJsonText(value)}
          schema={schemaShown(field)}
          onChange={(next) => onChange(next === '' ? null : { text: next })}
        />
      );
    default:
      return assertNever(control);
  }
}

function schemaShown(field: CreateField): JsonObject {
  return {
    ...field.schema,
    ...(field.operations.length > 0 ? { operations: field.operations } : {}),
    ...(field.allowedValues === undefined ? {} : { allowedValues: field.allowedValues }),
  };
}
