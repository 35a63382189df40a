import type { Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import { useState } from 'react';
import { call } from '../../bridge';
import { Button } from '../../ui/button/button';
import { RadioGroup } from '../../ui/choice/radio-group';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { ConnectCard } from './connect-card';
import styles from './connect.module.css';

export interface ChooseProtectionProps {
  readonly protection: Output<'protection.get'> | null;
  readonly onChosen: () => void;
  readonly onBack: () => void;
}

/** Asked once, before the first secret is taken in on a computer without a keyring. */
export function ChooseProtection({ protection, onChosen, onBack }: ChooseProtectionProps) {
  const [mode, setMode] = useState<'passphrase' | 'session'>('passphrase');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function choose(): Promise<void> {
    setBusy(true);
    const chosen = await call('protection.choose', { mode });
    setBusy(false);
    if (chosen.ok) onChosen();
    else if (chosen.failure.kind !== 'cancelled') setFailure(chosen.failure);
  }

  return (
    <ConnectCard
      title="How to keep your secrets"
      lead={`${protection?.reason ?? 'This computer offers no keyring.'} Nothing is stored before you have chosen.`}
      foot={
        <>
          <Button kind="primary" busy={busy} onClick={() => void choose()}>
            {mode === 'passphrase' ? 'Enter a passphrase' : 'Keep for this session'}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            Back
          </Button>
        </>
      }
    >
      {failure !== null && (
        <div className={styles.above}>
          <FailureNotice failure={failure} />
        </div>
      )}
      <RadioGroup
        label="Protection"
        hideLabel
        look="cards"
        value={mode}
        onChange={setMode}
        options={[
          {
            value: 'passphrase',
            label: 'With a passphrase',
            description: 'Asked for at each start. Everything on this computer is encrypted with it.',
          },
          {
            value: 'session',
            label: 'For this session only',
            description: 'Accounts, issues and the outbox are gone when Workbench closes.',
          },
        ]}
      />
    </ConnectCard>
  );
}
