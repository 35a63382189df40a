import type { ReactElement, ReactNode, RefObject } from 'react';
import { Popover as Base } from '@base-ui/react/popover';
import { classNames } from '../class-names';
import { giveFocusBack } from '../focus/last-place';
import popup from './popup.module.css';
import styles from './popover.module.css';

export interface PopoverProps {
  readonly trigger: ReactElement;
  readonly title?: string | undefined;
  /** Without a visible title, the name of the popover. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly align?: 'start' | 'center' | 'end';
  /** Stands below this instead of below the trigger. */
  readonly anchor?: RefObject<HTMLElement | null> | undefined;
  /** Who has the focus once it closes; an empty one: the trigger. `nowhere`: something else has opened that takes it. */
  readonly returnTo?: RefObject<HTMLElement | null> | 'nowhere' | undefined;
  /** What is inside brings its own space to the edge. */
  readonly flush?: boolean;
}

export function Popover({
  trigger,
  title,
  label,
  children,
  open,
  onOpenChange,
  align = 'start',
  anchor,
  returnTo,
  flush = false,
}: PopoverProps) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          sideOffset={4}
          align={align}
          className={popup.positioner}
          {...(anchor === undefined ? {} : { anchor })}
        >
          <Base.Popup
            aria-label={label}
            className={classNames(popup.popup, popup.scroll, !flush && styles.popover)}
            {...(returnTo === undefined
              ? {}
              : { finalFocus: () => (returnTo === 'nowhere' ? false : hasFocusBack(returnTo.current)) })}
          >
            {title !== undefined && <Base.Title className={styles.title}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Also on what only holds the focus, a list or a panel: left to itself, it goes to the first button in there. */
function hasFocusBack(element: HTMLElement | null): boolean {
  if (element === null) return true;
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) giveFocusBack();
  return false;
}
