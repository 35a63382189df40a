import { useId, type ReactNode } from 'react';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { classNames } from '../class-names';
import { Kbd } from '../kbd/kbd';
import styles from './radio-group.module.css';

export interface RadioOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description?: ReactNode;
  readonly disabled?: boolean;
  /** Hint of the key that chooses it, at the right. */
  readonly keys?: string;
}

export interface RadioGroupProps<T extends string> {
  /** What is asked; the name of the group. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly RadioOption<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** `cards`: each on a ground of its own, for choices that need explaining. `rows`: in one frame, for values side by side. */
  readonly look?: 'list' | 'cards' | 'rows';
}

export function RadioGroup<T extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  look = 'list',
}: RadioGroupProps<T>) {
  const labelId = useId();
  return (
    <div className={styles.group}>
      <span id={labelId} className={hideLabel ? 'visually-hidden' : styles.name}>
        {label}
      </span>
      <Base<T | null>
        aria-labelledby={labelId}
        className={classNames(styles.options, look !== 'list' && styles[look])}
        value={value}
        onValueChange={(next) => {
          if (next !== null) onChange(next);
        }}
      >
        {options.map((option) => (
          <label key={option.value} className={classNames(styles.option, option.value === value && styles.chosen)}>
            <Radio.Root value={option.value} disabled={option.disabled ?? false} className={styles.dot} />
            <span className={styles.words}>
              <span className={styles.title}>{option.label}</span>
              {option.description && <span className={styles.description}>{option.description}</span>}
            </span>
            {option.keys !== undefined && <Kbd keys={option.keys} />}
          </label>
        ))}
      </Base>
    </div>
  );
}
