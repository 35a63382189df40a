import { useMemo } from 'react';
import type { Choice } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { TextInput } from '../field/text-input';
import { PriorityIcon } from '../marks/priority-icon';
import { Combobox } from '../picker/combobox';
import { MultiCombobox } from '../picker/multi-combobox';
import type { Option } from '../picker/option';
import { asChoice, asList } from './read-value';

interface Shared {
  readonly label: string;
  readonly disabled: boolean;
  readonly choices: readonly Choice[];
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
}

const toChoice = ({ id, label }: Option): Choice => ({ id, label });

/** One of the allowed values. */
export function ChoiceControl({
  field,
  label,
  disabled,
  choices,
  value,
  onChange,
  startOpen = false,
}: Shared & { readonly field: CreateField; readonly startOpen?: boolean }) {
  const isPriority = field.schema.type === 'priority';
  const options = useMemo(() => choices.map((choice) => asOption(choice, isPriority)), [choices, isPriority]);
  const chosen = asChoice(value);
  return (
    <Combobox
      label={label}
      disabled={disabled}
      source={options}
      value={chosen === null ? null : asOption(chosen, isPriority)}
      clearable={!field.required}
      startOpen={startOpen}
      nothing={choices.length === 0 ? 'Jira offers no value here' : 'Nothing matches'}
      onChange={(next) => onChange(next === null ? null : toChoice(next))}
    />
  );
}

/** Several of the allowed values. */
export function MultiChoiceControl({ label, disabled, choices, value, onChange }: Shared) {
  return (
    <MultiCombobox
      label={label}
      disabled={disabled}
      source={choices}
      values={asList(value, asChoice)}
      nothing={choices.length === 0 ? 'Jira offers no value here' : 'Nothing matches'}
      onChange={(next) => onChange(next.length === 0 ? null : next.map(toChoice))}
    />
  );
}

function asOption(choice: Choice, isPriority: boolean): Option {
  if (!isPriority) return choice;
  return { ...choice, mark: <PriorityIcon priority={{ id: choice.id, name: choice.label }} /> };
}

/** A choice that Jira did not list: it is written by name, and Jira says whether it knows it. */
export function TypedChoiceControl({ label, disabled, value, onChange }: Omit<Shared, 'choices'>) {
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
export function TypedChoicesControl({ label, disabled, value, onChange }: Omit<Shared, 'choices'>) {
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
