import { Toolbar } from '@base-ui/react/toolbar';
import { ChevronDown, type LucideIcon } from 'lucide-react';
import { classNames } from '../../class-names';
import { Icon } from '../../icon/icon';
import { Menu, type MenuItem } from '../../overlay/menu';
import styles from './editor-toolbar.module.css';

export interface ToolMenuProps {
  readonly label: string;
  /** What stands on the button; without it the icon does. */
  readonly text?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly disabled?: boolean;
  readonly align?: 'start' | 'end';
  readonly groups: readonly (readonly MenuItem[])[];
}

/** A button of the bar that opens a menu. */
export function ToolMenu({ label, text, icon, disabled = false, align = 'start', groups }: ToolMenuProps) {
  return (
    <Menu
      groups={groups}
      align={align}
      trigger={
        <Toolbar.Button
          aria-label={text === undefined ? label : `${label}: ${text}`}
          title={label}
          disabled={disabled}
          className={classNames(styles.tool, text !== undefined && styles.wide)}
        >
          {icon && <Icon of={icon} />}
          {text}
          {text !== undefined && <Icon of={ChevronDown} size={14} />}
        </Toolbar.Button>
      }
    />
  );
}
