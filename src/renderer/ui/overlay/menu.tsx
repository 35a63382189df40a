import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import popup from './popup.module.css';
import styles from './menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** Drawn before the label instead of a lucide icon: a status mark, a tile. */
  readonly mark?: ReactNode;
  readonly keys?: string | undefined;
  /** At the right: what the act asks for, or why it is disabled. */
  readonly note?: string | undefined;
  /** More than fits in the row. */
  readonly title?: string | undefined;
  readonly tone?: 'danger' | undefined;
  readonly disabled?: boolean;
  /** The one that is chosen now, in a menu that chooses. */
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

/** Items that belong together; with a title where their labels alone do not say what they are. */
export type MenuGroup = readonly MenuItem[] | { readonly title: string; readonly items: readonly MenuItem[] };

export interface MenuProps {
  /** The button that opens it; it carries the accessible name. */
  readonly trigger: ReactElement;
  /** Groups are parted by a line. */
  readonly groups: readonly MenuGroup[];
  readonly align?: 'start' | 'end';
}

export function Menu({ trigger, groups, align = 'start' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className={popup.positioner}>
          <Base.Popup className={classNames(popup.popup, popup.scroll, styles.menu)}>
            {groups.map((group, index) => (
              <Fragment key={itemsOf(group)[0]?.id ?? index}>
                {index > 0 && <Base.Separator className={popup.separator} />}
                <Group group={group} />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function itemsOf(group: MenuGroup): readonly MenuItem[] {
  return 'items' in group ? group.items : group;
}

function Group({ group }: { readonly group: MenuGroup }) {
  const rows = itemsOf(group).map((item) => <Row key={item.id} item={item} />);
  if (!('title' in group)) return rows;
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.title}>{group.title}</Base.GroupLabel>
      {rows}
    </Base.Group>
  );
}

function Row({ item }: { readonly item: MenuItem }) {
  const inside = (
    <>
      {item.icon && <Icon of={item.icon} />}
      {item.mark}
      <span className={popup.main}>{item.label}</span>
      {item.note && <span className={popup.note}>{item.note}</span>}
      {item.checked === true && <Icon of={Check} size={14} />}
      {item.keys && (
        <span className={classNames(!item.note && styles.keys)}>
          <Kbd keys={item.keys} />
        </span>
      )}
    </>
  );
  const className = classNames(popup.option, item.tone === 'danger' && styles.danger);
  if (item.checked !== undefined) {
    return (
      <Base.CheckboxItem
        className={className}
        title={item.title}
        checked={item.checked}
        closeOnClick
        disabled={item.disabled ?? false}
        onCheckedChange={item.onSelect}
      >
        {inside}
      </Base.CheckboxItem>
    );
  }
  return (
    <Base.Item className={className} title={item.title} disabled={item.disabled ?? false} onClick={item.onSelect}>
      {inside}
    </Base.Item>
  );
}
