import type { Failure } from '@shared/ipc/failure';
import { describeFailure } from '@shared/ipc/describe-failure';
import { couldNotAsk } from '@shared/ipc/not-asked';
import { Button } from '../../../ui/button/button';
import styles from './changes.module.css';

export interface NotOfferedProps {
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** The way out where nothing around closes it. */
  readonly onClose?: (() => void) | undefined;
}

/** In the place of a control: why it is not known what may be done here. */
export function NotOffered({ failure, onRetry, onClose }: NotOfferedProps) {
  const { title, detail } = describeFailure(failure);
  return (
    <div className={styles.cannot} role="alert">
      <p>
        <strong>{title}</strong> {couldNotAsk(failure) ? 'What Jira takes here was not read before.' : detail}
      </p>
      <div className={styles.cannotFoot}>
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
        {onClose !== undefined && (
          <Button size="small" kind="quiet" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </div>
  );
}
