import type { Failure } from '@shared/ipc/failure';
import { describeFailure } from '@shared/ipc/describe-failure';
import { Button } from '../button/button';
import { Notice } from '../feedback/notice';
import { useFailureAction } from './failure-action';
import styles from './failure-notice.module.css';

export interface FailureNoticeProps {
  readonly failure: Failure;
  /** What *Try again* does here; without it that button is not offered. */
  readonly onRetry?: (() => void) | undefined;
  readonly place?: 'box' | 'bar';
}

/** A failure in its own place: what happened, why, and the next step as one button. */
export function FailureNotice({ failure, onRetry, place = 'box' }: FailureNoticeProps) {
  const words = describeFailure(failure);
  const action = useFailureAction(words.action ?? null, onRetry);
  return (
    <Notice
      kind={failure.kind === 'offline' ? 'warning' : 'danger'}
      title={words.title}
      place={place}
      action={
        action && (
          <Button size="small" onClick={action.run}>
            {action.label}
          </Button>
        )
      }
    >
      {words.detail}
      {words.whoCanMend !== undefined && ` Who can mend it: ${words.whoCanMend}`}
      {words.code !== undefined && <small className={styles.code}>{words.code}</small>}
    </Notice>
  );
}
