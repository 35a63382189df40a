import { useMemo } from 'react';
import { ChevronRight } from 'lucide-react';
import type { CascadingChoice, Choice } from '@shared/fields/values';
import { Icon } from '../icon/icon';
import { useControlName } from '../field/field-context';
import { Combobox } from './combobox';
import type { Option } from './option';
import styles from './picker.module.css';

export interface CascadingOptions {
  readonly parent: Choice;
  readonly children: readonly Choice[];
}

export interface CascadingSelectProps {
  readonly options: readonly CascadingOptions[];
  readonly value: CascadingChoice | null;
  readonly onChange: (value: CascadingChoice | null) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
  readonly clearable?: boolean;
}

const asChoice = ({ id, label }: Option): Choice => ({ id, label });
const NO_CHILDREN: readonly Choice[] = [];

/** Two selects: the second offers what belongs to the first, and may be left open. */
export function CascadingSelect(props: CascadingSelectProps) {
  const { options, value, onChange, label, disabled = false, clearable = false } = props;
  const name = useControlName(label);
  const parents = useMemo(() => options.map(({ parent }) => parent), [options]);
  const children = options.find(({ parent }) => parent.id === value?.parent.id)?.children ?? NO_CHILDREN;
  return (
    <div className={styles.cascade} role="group" aria-label={name}>
      <Combobox
        source={parents}
        value={value === null ? null : value.parent}
        label={label}
        disabled={disabled}
        clearable={clearable}
        onChange={(chosen) => {
          if (chosen === null) onChange(null);
          else if (chosen.id !== value?.parent.id) onChange({ parent: asChoice(chosen), child: null });
        }}
      />
      <Icon of={ChevronRight} tone="faint" />
      <Combobox
        ownName
        label={`${name}, second level`}
        source={children}
        value={value?.child ?? null}
        placeholder={value === null ? 'Choose the first' : children.length === 0 ? 'None' : 'Any'}
        disabled={disabled || children.length === 0}
        clearable
        onChange={(chosen) => {
          if (value !== null) onChange({ parent: value.parent, child: chosen === null ? null : asChoice(chosen) });
        }}
      />
    </div>
  );
}
