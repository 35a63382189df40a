import { useControlProps } from './field-context';
import { classNames } from '../class-names';
import styles from './input.module.css';

export interface NumberInputProps {
  /** As typed; whether it is a number is for the field's type to say. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean;
}

/** A number as text: a half-typed one stays as it is. */
export function NumberInput({ value, onChange, label, ...rest }: NumberInputProps) {
  const control = useControlProps(label);
  return (
    <div className={styles.wrap}>
      <input
        autoComplete="off"
        inputMode="decimal"
        {...rest}
        {...control}
        type="text"
        className={classNames(styles.input, styles.number)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
