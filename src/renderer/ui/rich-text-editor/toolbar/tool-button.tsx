import { Toolbar } from '@base-ui/react/toolbar';
import type { LucideIcon } from 'lucide-react';
import { classNames } from '../../class-names';
import { Icon } from '../../icon/icon';
import { useKeyNames } from '../../kbd/key-names';
import styles from './editor-toolbar.module.css';

export interface ToolButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  /** What does the same while typing. */
  readonly typed?: string | undefined;
  /** A toggle; undefined where the button only does something. */
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean;
  /** Hidden first where the editor is narrow: the "+" menu has it too. */
  readonly fold?: boolean;
  readonly onClick: () => void;
}

/** One button of the bar. Arrow keys lead from one to the next; a press of the mouse leaves the selection where it is. */
export function ToolButton({
  label,
  icon,
  keys,
  typed,
  pressed,
  disabled = false,
  fold = false,
  onClick,
}: ToolButtonProps) {
  const named = useKeyNames(keys ?? '');
  const ways = [named, typed === undefined ? '' : `type ${typed}`].filter((way) => way !== '').join(', or ');
  return (
    <Toolbar.Button
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={named === '' ? undefined : ariaKeys(named)}
      title={ways === '' ? label : `${label} (${ways})`}
      disabled={disabled}
      className={classNames(styles.tool, pressed && styles.on, fold && styles.fold)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon of={icon} />
    </Toolbar.Button>
  );
}

const ARIA_NAMES: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  '⌘': 'Meta',
  '⌥': 'Alt',
  '⇧': 'Shift',
  '↵': 'Enter',
};

/** `Ctrl ⇧ 8` as `aria-keyshortcuts` has it (WAI-ARIA 1.2). */
function ariaKeys(keys: string): string {
  return keys
    .split(' ')
    .map((key) => ARIA_NAMES[key] ?? key)
    .join('+');
}
