import type { MouseEvent, ReactNode, Ref } from 'react';
import type { LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import { Spinner } from '../feedback/spinner';
import styles from './button.module.css';

export interface ButtonProps {
  /** A verb with its object and count: "Create issue", "Fix all alike (37)". */
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** 32 px in forms, 28 px in bars. */
  readonly size?: 'control' | 'small';
  readonly icon?: LucideIcon | undefined;
  readonly trailingIcon?: LucideIcon | undefined;
  /** Key hint, for example `Ctrl ↵`. */
  readonly keys?: string | undefined;
  readonly wide?: boolean;
  /** Work is under way: the button keeps its words and width, and takes no second press. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Says why the button is disabled, or more than it holds. */
  readonly title?: string | undefined;
  readonly type?: 'button' | 'submit';
  readonly form?: string | undefined;
  readonly autoFocus?: boolean;
  /** What opens a menu wants to know what pressed it. */
  readonly onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  kind = 'secondary',
  size = 'control',
  icon,
  trailingIcon,
  keys,
  wide,
  busy,
  ...rest
}: ButtonProps) {
  const { type = 'button', disabled = false, onClick, ...others } = rest;
  return (
    <button
      {...others}
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      className={classNames(styles.button, styles[kind], size === 'small' && styles.small, wide && styles.wide)}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <Spinner /> : icon && <Icon of={icon} />}
      {children}
      {trailingIcon && <Icon of={trailingIcon} />}
      {keys && <Kbd keys={keys} />}
    </button>
  );
}
