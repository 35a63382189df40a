import { useMemo } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { Choice } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { TextInput } from '../field/text-input';
import { PriorityIcon } from '../marks/priority-icon';
import { Combobox } from '../picker/combobox';
import { MultiCombobox } from '../picker/multi-combobox';
import type { LazyOptions, Option } from '../picker/option';
import { asChoice, asList } from './read-value';
import { mayBeEmpty } from './may-be-empty';

interface Shared {
  readonly label: string;
  readonly disabled: boolean;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
}

const toChoice = ({ id, label }: Option): Choice => ({ id, label });

function useChoices(field: CreateField): LazyOptions {
  return useMemo(() => lazyOptions(field), [field]);
}

/** The options are made when the list opens: a form may have thousands of them in each of many fields. */
function lazyOptions(field: CreateField): LazyOptions {
  const isPriority = fieldTypeFor(field.schema).shown(field.schema) === 'priority';
  let made: readonly Option[] | null = null;
  return { all: () => (made ??= (choicesOf(field) ?? []).map((choice) => asOption(choice, isPriority))) };
}

function nothingWords(field: CreateField): string {
  return field.allowedValues?.length === 0 ? 'Jira offers no value here' : 'Nothing matches';
}

/** One of the allowed values. */
export function ChoiceControl({
  field,
  label,
  disabled,
  value,
  onChange,
  startOpen = false,
}: Shared & { readonly field: CreateField; readonly startOpen?: boolean }) {
  const isPriority = fieldTypeFor(field.schema).shown(field.schema) === 'priority';
  const chosen = asChoice(value);
  return (
    <Combobox
      label={label}
      disabled={disabled}
      source={useChoices(field)}
      // What Jira does not offer has no icon of its own.
      value={chosen === null ? null : asOption(chosen, isPriority && chosen.id !== '')}
      clearable={mayBeEmpty(field)}
      startOpen={startOpen}
      nothing={nothingWords(field)}
      onChange={(next) => onChange(next === null ? null : toChoice(next))}
    />
  );
}

/** Several of the allowed values. */
export function MultiChoiceControl({
  field,
  label,
  disabled,
  value,
  onChange,
}: Shared & { readonly field: CreateField }) {
  return (
    <MultiCombobox
      label={label}
      disabled={disabled}
      source={useChoices(field)}
      values={asList(value, asChoice)}
      nothing={nothingWords(field)}
      onChange={(next) => onChange(next.length === 0 ? null : next.map(toChoice))}
    />
  );
}

function asOption(choice: Choice, isPriority: boolean): Option {
  if (!isPriority) return choice;
  return { ...choice, mark: <PriorityIcon priority={{ id: choice.id, name: choice.label }} /> };
}

/** A choice that Jira did not list: it is written by name, and Jira says whether it knows it. */
export function TypedChoiceControl({ label, disabled, value, onChange }: Shared) {
  return (
    <TextInput
      label={label}
      disabled={disabled}
      value={asChoice(value)?.label ?? ''}
      placeholder="Jira lists no values: type a name"
      onChange={(text) => onChange(text === '' ? null : { id: '', label: text })}
    />
  );
}

/** Several choices that Jira did not list. */
export function TypedChoicesControl({ label, disabled, value, onChange }: Shared) {
  const named = (name: string): Option => ({ id: name, label: name });
  return (
    <MultiCombobox
      label={label}
      disabled={disabled}
      source={NO_OPTIONS}
      create={(text) => (text.trim() === '' ? [] : [named(text.trim())])}
      values={asList(value, asChoice).map((choice) => named(choice.label))}
      placeholder="Jira lists no values: type names"
      nothing="Enter adds it"
      onChange={(next) => onChange(next.length === 0 ? null : next.map((option) => ({ id: '', label: option.label })))}
    />
  );
}

const NO_OPTIONS: readonly Option[] = [];
