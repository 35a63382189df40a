import type { NotUnderstood } from '@shared/fields/read-payload';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';
import styles from '../create.module.css';

export interface NotUnderstoodNoticeProps {
  readonly parts: readonly NotUnderstood[];
  readonly onClose: () => void;
}

/** What of a pasted payload found no place in the form. */
export function NotUnderstoodNotice({ parts, onClose }: NotUnderstoodNoticeProps) {
  if (parts.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={
        parts.length === 1 ? 'One part of the payload is left out' : `${parts.length} parts of the payload are left out`
      }
      action={
        <Button size="small" onClick={onClose}>
          Understood
        </Button>
      }
    >
      {parts.map(({ path, why }) => (
        <span key={path} className={styles.part}>
          <code>{path}</code> {why}
        </span>
      ))}
    </Notice>
  );
}
