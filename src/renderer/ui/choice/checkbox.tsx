import type { ReactNode } from 'react';
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { classNames } from '../class-names';
import styles from './checkbox.module.css';

export interface CheckboxProps {
  readonly checked: boolean;
  /** Some, not all, of what it stands for. */
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children?: ReactNode;
  /** Without words beside it, its name. */
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

export function Checkbox({ checked, mixed = false, onChange, children, label, disabled = false }: CheckboxProps) {
  const box = (
    <Base.Root
      className={styles.box}
      checked={checked}
      indeterminate={mixed}
      disabled={disabled}
      aria-label={label}
      onCheckedChange={(next) => onChange(next)}
    >
      <svg aria-hidden="true" viewBox="0 0 14 14" width="12" height="12" className={styles.mark}>
        {mixed ? <path d="M4 7h6" /> : <path d="m3.5 7.4 2.3 2.3 4.7-5.2" />}
      </svg>
    </Base.Root>
  );
  if (children === undefined) return box;
  return (
    <label className={classNames(styles.label, disabled && styles.disabled)}>
      {box}
      <span>{children}</span>
    </label>
  );
}
