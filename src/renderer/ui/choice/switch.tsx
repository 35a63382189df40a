import type { ReactNode } from 'react';
import { Switch as Base } from '@base-ui/react/switch';
import styles from './switch.module.css';

export interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}

/** For what takes effect at once; a form's own answers are checkboxes. */
export function Switch({ checked, onChange, children, disabled = false }: SwitchProps) {
  return (
    <label className={styles.label}>
      <Base.Root
        className={styles.track}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
      >
        <Base.Thumb className={styles.thumb} />
      </Base.Root>
      <span>{children}</span>
    </label>
  );
}
