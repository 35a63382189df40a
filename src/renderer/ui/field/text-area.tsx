import type { Ref } from 'react';
import { useControlProps } from './field-context';
import styles from './input.module.css';

export interface TextAreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean;
  readonly onBlur?: (() => void) | undefined;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Grows with its text up to 420 px, then scrolls. */
export function TextArea({ value, onChange, label, ...rest }: TextAreaProps) {
  const control = useControlProps(label);
  return (
    <div className={styles.wrap}>
      <textarea
        {...rest}
        {...control}
        className={`${styles.input ?? ''} ${styles.area ?? ''}`}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
