import type { Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import { useState } from 'react';
import { call } from '../../bridge';
import { Button } from '../../ui/button/button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { ConnectCard } from './connect-card';
import styles from './connect.module.css';

/** While the secrets cannot be read: nothing was deleted, and one button tries again. */
export function UnlockPage({ protection }: { readonly protection: Output<'protection.get'> }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const byPassphrase = protection.mode === 'passphrase';

  async function unlock(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const unlocked = await call('protection.unlock', null);
    setBusy(false);
    if (!unlocked.ok && unlocked.failure.kind !== 'cancelled') setFailure(unlocked.failure);
  }

  return (
    <ConnectCard
      title="Locked"
      lead={
        byPassphrase
          ? 'Accounts, issues and the outbox are encrypted with your passphrase.'
          : 'The keyring of this computer does not open. Everything is still here and opens with it.'
      }
    >
      {failure !== null && (
        <div className={styles.above}>
          <FailureNotice failure={failure} />
        </div>
      )}
      {!byPassphrase && protection.reason !== null && <p className={styles.reason}>{protection.reason}</p>}
      <Button kind="primary" wide autoFocus busy={busy} onClick={() => void unlock()}>
        {byPassphrase ? 'Enter the passphrase' : 'Try the keyring again'}
      </Button>
    </ConnectCard>
  );
}
