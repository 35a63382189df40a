import { useMemo } from 'react';
import { cascadingOptionsOf } from '@shared/fields/choices';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { CascadingSelect } from '../picker/cascading-select';
import { asCascading } from './read-value';
import { mayBeEmpty } from './may-be-empty';

export interface CascadingControlProps {
  readonly field: CreateField;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

/** A parent and, where there are any, one of its children. */
export function CascadingControl({ field, value, onChange, disabled }: CascadingControlProps) {
  const options = useMemo(() => cascadingOptionsOf(field) ?? [], [field]);
  return (
    <CascadingSelect
      label={field.name}
      options={options}
      value={asCascading(value)}
      onChange={onChange}
      clearable={mayBeEmpty(field)}
      disabled={disabled}
    />
  );
}
