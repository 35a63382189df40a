import { Pencil } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../../ui/button/icon-button';
import { markOf } from '../../../ui/change/mark-of';
import { PendingMark } from '../../../ui/marks/pending-mark';
import type { EditFieldProps } from './edit-field';
import { FieldEditor } from './field-editor';
import type { PendingField } from './pending';
import styles from './changes.module.css';

export interface EditDocumentProps extends Omit<EditFieldProps, 'returnTo' | 'pending'> {
  /** What is on its way to Jira; the document is drawn as it will be. */
  readonly waiting: PendingField | undefined;
}

/** Rich text with the way to its editor, which takes its place: text of any length is edited where it is read. */
export function EditDocument({ waiting, children, ...props }: EditDocumentProps) {
  const { shown, open, onOpenChange } = props;
  const pencil = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open) pencil.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (open) {
    return (
      <div className={styles.documentEditor}>
        <FieldEditor {...props} pending={waiting?.mine} onDone={() => onOpenChange(false)} />
      </div>
    );
  }
  return (
    <div className={styles.editable}>
      <div
        className={styles.value}
        // For the mouse alone: the pencil is the control. A single click selects words and follows links.
        role="presentation"
        onDoubleClick={() => onOpenChange(true)}
      >
        {children}
      </div>
      {waiting !== undefined && !waiting.landed && <PendingMark state={markOf(waiting.change.status)} />}
      <IconButton
        ref={pencil}
        icon={Pencil}
        size="tiny"
        label={`Edit ${shown.name}`}
        onClick={() => onOpenChange(true)}
      />
    </div>
  );
}
