import { useMemo } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { Choice } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';
import { MultiCombobox } from '../picker/multi-combobox';
import type { Option } from '../picker/option';
import { asChoice, asList } from './read-value';

interface TokenProps {
  readonly field: CreateField;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

const ENDS = [','];
const NO_OPTIONS: readonly Option[] = [];

function asOption({ id, label }: Choice): Option {
  return { id, label: label === '' ? id : label, ...(label === '' || label === id ? {} : { note: id }) };
}

function asNamed({ id, label }: Option): Choice {
  return { id, label: label === id ? '' : label };
}

/** Assets objects, by their ids. Jira has no public list of them that every account may read. */
export function ObjectsControl({ field, value, onChange, disabled }: TokenProps) {
  return (
    <MultiCombobox
      label={field.name}
      source={NO_OPTIONS}
      create={(text) => typed(field, text, (wire) => asList(wire, asChoice)).map(asOption)}
      endsAt={ENDS}
      values={asList(value, asChoice).map(asOption)}
      onChange={(next) => onChange(next.length === 0 ? null : next.map(asNamed))}
      placeholder="Type an ID, workspace:object"
      nothing="Enter adds it"
      disabled={disabled}
    />
  );
}

/** The project roles that may see the issue. */
export function RestrictionControl({ field, value, onChange, disabled }: TokenProps) {
  const known = useMemo(() => (choicesOf(field) ?? []).map(asOption), [field]);
  return (
    <MultiCombobox
      label={field.name}
      source={known}
      create={known.length > 0 ? undefined : (text) => typed(field, text, rolesOf).map(asOption)}
      endsAt={ENDS}
      values={rolesOf(value).map(asOption)}
      onChange={(next) => onChange(next.length === 0 ? null : { roles: next.map(asNamed) })}
      placeholder={known.length > 0 ? 'Choose roles' : "Type a project role's number"}
      nothing={known.length > 0 ? 'No role matches' : 'Enter adds it'}
      disabled={disabled}
    />
  );
}

function rolesOf(value: JsonValue | null): readonly Choice[] {
  return isJsonObject(value) ? asList(value['roles'] ?? null, asChoice) : [];
}

/** What the catalogue makes of a typed text. One that it does not understand is held as it is, so that sending can say what is wrong. */
function typed(field: CreateField, text: string, read: (value: JsonValue) => readonly Choice[]): readonly Choice[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const value = fieldTypeFor(field.schema).fromText(trimmed, field);
  return value.ok ? read(value.value) : [{ id: trimmed, label: '' }];
}
