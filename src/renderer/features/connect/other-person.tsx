import { CircleAlert } from 'lucide-react';
import type { Account } from '@shared/ipc/account';
import { describeFailure } from '@shared/ipc/describe-failure';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { ConnectCard } from './connect-card';
import styles from './connect.module.css';

export interface OtherPersonProps {
  readonly account: Account;
  /** The name of the account that was to be signed in again. */
  readonly insteadOf: string;
  readonly onGoOn: () => void;
  readonly onRetry: () => void;
}

/** Somebody else signed in than was asked for: told before anything else is shown, since what follows is theirs. */
export function OtherPerson({ account, insteadOf, onGoOn, onRetry }: OtherPersonProps) {
  const words = describeFailure({ kind: 'other-person', expected: insteadOf, got: account.displayName });
  return (
    <ConnectCard title="Somebody else signed in">
      <div className={styles.refusal} role="alert">
        <Icon of={CircleAlert} tone="danger" />
        <p>
          <strong>{words.title}</strong> {words.detail}
        </p>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>What was kept</dt>
          <dd>
            Both accounts. {insteadOf} stays as it was, {account.displayName} is an account of its own.
          </dd>
        </div>
      </dl>
      <Button kind="primary" wide autoFocus onClick={onGoOn}>
        Go on as {account.displayName}
      </Button>
      <div className={styles.pair}>
        <Button onClick={onRetry}>{words.action?.label ?? 'Try again'}</Button>
      </div>
    </ConnectCard>
  );
}
