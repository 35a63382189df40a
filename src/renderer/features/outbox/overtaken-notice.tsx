import type { FieldConflict } from '@shared/ipc/change';
import { Button } from '../../ui/button/button';
import { ChosenValue } from '../../ui/field-value/chosen-value';
import styles from './outbox.module.css';

export interface OvertakenNoticeProps {
  readonly fields: readonly FieldConflict[];
  /** Makes a new change that writes theirs again. */
  readonly onPutBack: (field: FieldConflict) => void;
}

/** Somebody wrote between our last read and our write: what they wrote is shown, with the way back. */
export function OvertakenNotice({ fields, onPutBack }: OvertakenNoticeProps) {
  return (
    <div className={styles.reasonBox} data-tone="warning" role="status">
      <strong>It replaced what somebody else had just written</strong>
      {fields.map((field) => (
        <div key={field.fieldId} className={styles.overtaken}>
          <p>
            {field.by ?? 'Somebody'} had set {field.name} to:
          </p>
          <ChosenValue value={field.theirs} schema={field.schema} />
          <Button size="small" onClick={() => onPutBack(field)}>
            Put theirs back
          </Button>
        </div>
      ))}
    </div>
  );
}
