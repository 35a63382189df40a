import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { IconButton } from '../button/icon-button';
import { giveFocusBack } from '../focus/last-place';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly width?: 'narrow' | 'wide';
}

/**
 * A question that has to be answered first. Escape and the scrim close it; Ctrl Enter, wherever the focus is in it, presses the button
 * that sends its form. The focus returns to where it was.
 */
export function Dialog({ open, onOpenChange, title, description, children, footer, width = 'narrow' }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            ref={popup}
            className={styles.dialog}
            data-width={width}
            // What is to be filled in goes before the button that closes it.
            initialFocus={() => popup.current?.querySelector<HTMLElement>('input, textarea, [role="textbox"]') ?? true}
            finalFocus={() => {
              giveFocusBack(popup.current);
              return false;
            }}
            onKeyDown={send}
          >
            <div className={styles.head}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close render={<IconButton label="Close" icon={X} keys="Esc" />} />
            </div>
            {description && (
              <Base.Description render={<div />} className={styles.description}>
                {description}
              </Base.Description>
            )}
            {children}
            {footer && <div className={styles.footer}>{footer}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function send(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter') return;
  const command = event.ctrlKey || event.metaKey;
  // A key that is still held down was for what led here, and answers nothing.
  if (event.repeat && (command || event.target instanceof HTMLButtonElement)) {
    event.preventDefault();
    return;
  }
  if (!command) return;
  // What stands in a list or a dialog of its own bubbles up to here as well.
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
  const submit = event.currentTarget.querySelector<HTMLElement>('button[type="submit"]');
  if (submit === null) return;
  event.preventDefault();
  submit.click();
}
