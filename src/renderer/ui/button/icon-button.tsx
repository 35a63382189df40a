import type { Ref } from 'react';
import type { LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { useKeyNames } from '../kbd/key-names';
import styles from './icon-button.module.css';

export interface IconButtonProps {
  /** Accessible name, shown as the title together with the key. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  /** A toggle that is on. */
  readonly pressed?: boolean | undefined;
  /** `tiny` (22 px) stands inside an input or a code block. */
  readonly size?: 'small' | 'tiny';
  readonly disabled?: boolean;
  readonly onClick?: (() => void) | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  icon,
  keys,
  pressed,
  size = 'small',
  disabled = false,
  onClick,
  ref,
  ...given
}: IconButtonProps) {
  const named = useKeyNames(keys ?? '');
  return (
    <button
      {...given}
      ref={ref}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={named === '' ? label : `${label} (${named})`}
      disabled={disabled}
      className={classNames(styles.button, pressed && styles.on, size === 'tiny' && styles.tiny)}
      onClick={onClick}
    >
      <Icon of={icon} size={size === 'tiny' ? 14 : 16} />
    </button>
  );
}
