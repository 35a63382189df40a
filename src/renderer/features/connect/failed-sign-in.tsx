import { CircleAlert } from 'lucide-react';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';
import { ask } from '../../bridge';
import { Button } from '../../ui/button/button';
import { CopyButton } from '../../ui/button/copy-button';
import { Icon } from '../../ui/icon/icon';
import styles from './connect.module.css';

export interface FailedSignInProps {
  readonly failure: Failure;
  readonly callback: string;
  /** An account was to be signed in again, and is still there. */
  readonly again: boolean;
  readonly onRetry: () => void;
  readonly onEnterApp: () => void;
  readonly onDemo: () => void;
  readonly onBack: () => void;
}

/** What happened, who can mend it, what was kept; then the way on and the ways round. */
export function FailedSignIn({ failure, callback, again, onRetry, onEnterApp, onDemo, onBack }: FailedSignInProps) {
  const words = describeFailure(failure);
  const aboutSecret = failure.kind === 'client-refused' || failure.kind === 'app-not-configured';
  return (
    <>
      <div className={styles.refusal} role="alert">
        <Icon of={CircleAlert} tone="danger" />
        <p>
          <strong>{words.title}</strong> {words.detail}
        </p>
      </div>
      <dl className={styles.facts}>
        {words.whoCanMend !== undefined && (
          <div>
            <dt>Who can mend it</dt>
            <dd>{words.whoCanMend}</dd>
          </div>
        )}
        {failure.kind === 'port-taken' && (
          <div>
            <dt>Why this port</dt>
            <dd>
              The app’s callback is registered as <code>{callback}</code>, and Atlassian takes no other.
            </dd>
          </div>
        )}
        <div>
          <dt>What was kept</dt>
          <dd>{again ? 'The account, and all that was read with it, as it was.' : 'Nothing. No account was added.'}</dd>
        </div>
      </dl>
      <Button kind="primary" wide autoFocus onClick={aboutSecret ? onEnterApp : onRetry}>
        {aboutSecret ? 'Enter the secret again' : 'Try again'}
      </Button>
      <div className={styles.pair}>
        <Button onClick={onBack}>Another way in</Button>
        <Button onClick={onDemo}>Open the demo site</Button>
      </div>
      <div className={styles.details}>
        <code>{failure.kind}</code>
        <span className={styles.gap} />
        <CopyButton
          label="Copy details"
          onCopy={async () => void (await ask('app.copy', { text: JSON.stringify(failure, null, 2) }))}
        />
      </div>
    </>
  );
}
