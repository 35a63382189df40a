import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { useControlProps } from './field-context';
import styles from './input.module.css';

export interface TextInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Its name where no Field is around it. */
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Counted at the right and turned red when passed; nothing typed is cut. */
  readonly limit?: number | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly aside?: ReactNode;
  readonly type?: 'text' | 'search' | 'url';
  readonly size?: 'control' | 'small';
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly spellCheck?: boolean;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextInput(props: TextInputProps) {
  const { value, onChange, label, limit, icon, aside, type = 'text', size = 'control', ...rest } = props;
  const control = useControlProps(label);
  const length = [...value].length;
  return (
    <div className={classNames(styles.wrap, size === 'small' && styles.small)}>
      {icon && <Icon of={icon} tone="faint" />}
      <input
        autoComplete="off"
        {...rest}
        {...control}
        type={type}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {limit !== undefined && (
        <span className={classNames(styles.aside, length > limit && styles.over)}>
          {length} / {limit}
        </span>
      )}
      {aside && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}
