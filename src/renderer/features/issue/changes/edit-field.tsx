import { Pencil } from 'lucide-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { FieldEdit } from '@shared/ipc/change-input';
import type { JsonValue } from '@shared/json';
import { IconButton } from '../../../ui/button/icon-button';
import { Popover } from '../../../ui/overlay/popover';
import type { ShownField } from '../read-fields';
import { FieldEditor } from './field-editor';
import styles from './changes.module.css';

export interface EditFieldProps {
  readonly issueKey: string;
  readonly projectId: string;
  readonly shown: ShownField;
  /** What is waiting for Jira already: editing goes on from there. */
  readonly pending: JsonValue | undefined;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Where the focus came from when a key opened it. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onSave: (edit: FieldEdit) => Promise<boolean>;
  /** The value as it is read. */
  readonly children: ReactNode;
}

/** A value with the way to its control: a click on it, or the pencil over its end. The value may hold links of its own. */
export function EditField(props: EditFieldProps) {
  const { shown, open, onOpenChange, returnTo, children } = props;
  const place = useRef<HTMLDivElement>(null);
  // A key opens it from wherever the panel is scrolled to.
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div ref={place} className={styles.editable} data-open={open || undefined}>
      <div
        className={styles.value}
        // For the mouse alone: the pencil is the control.
        role="presentation"
        onClick={({ target, currentTarget }) => {
          // What has opened over it is no part of it.
          if (!(target instanceof Node) || !currentTarget.contains(target)) return;
          const inside = target instanceof Element ? target.closest('a, button, summary, [role="button"]') : null;
          if (inside === null && (getSelection()?.isCollapsed ?? true)) onOpenChange(true);
        }}
      >
        {children}
      </div>
      <Popover
        flush
        returnTo={returnTo}
        open={open}
        onOpenChange={onOpenChange}
        anchor={place}
        label={`Edit ${shown.name}`}
        trigger={<IconButton icon={Pencil} size="tiny" label={`Edit ${shown.name}`} />}
      >
        {open && <FieldEditor {...props} onDone={() => onOpenChange(false)} />}
      </Popover>
    </div>
  );
}
