import type { Failure } from '@shared/ipc/failure';
import { describeFailure } from '@shared/ipc/describe-failure';
import { couldNotAsk } from '@shared/ipc/not-asked';
import { Button } from '../../../ui/button/button';
import styles from './changes.module.css';

/** In a popover: why it is not known what may be done here. */
export function NotOffered({ failure, onRetry }: { readonly failure: Failure; readonly onRetry: () => void }) {
  const { title, detail } = describeFailure(failure);
  return (
    <div className={styles.cannot} role="alert">
      <p>
        <strong>{title}</strong> {couldNotAsk(failure) ? 'What Jira takes here was not read before.' : detail}
      </p>
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
