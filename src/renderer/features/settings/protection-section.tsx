import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '@shared/ipc/contract';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import { call } from '../../bridge';
import { protectionQuery } from '../../queries/protection';
import { Button } from '../../ui/button/button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import styles from './settings.module.css';

const WORDS: Readonly<Record<Output<'protection.get'>['mode'], string>> = {
  keyring: 'Encrypted, with a key that the keyring of this computer holds.',
  passphrase: 'Encrypted with your passphrase.',
  session: 'For this session only: gone when Workbench closes.',
  unchosen: 'Not decided yet. Until then everything lasts for this session only.',
};

/** How tokens, issues and the outbox lie on this computer, and how to change it. */
export function ProtectionSection() {
  const client = useQueryClient();
  const protection = useQuery(protectionQuery).data;
  const [failure, setFailure] = useState<Failure | null>(null);
  if (protection === undefined) return null;

  const choose = (mode: 'keyring' | 'passphrase'): Promise<void> => act(call('protection.choose', { mode }));

  async function act(acting: Promise<Outcome<Output<'protection.get'>>>): Promise<void> {
    const outcome = await acting;
    setFailure(outcome.ok || outcome.failure.kind === 'cancelled' ? null : outcome.failure);
    await client.invalidateQueries({ queryKey: protectionQuery.queryKey });
  }

  return (
    <section aria-labelledby="protection-title">
      <h2 id="protection-title">Secrets and data</h2>
      {failure !== null && <FailureNotice failure={failure} />}
      <p className={styles.said}>{WORDS[protection.mode]}</p>
      {protection.locked && (
        <p className={styles.said}>
          <span className={styles.trouble}>Locked.</span> {protection.reason ?? 'Nothing was deleted.'}
        </p>
      )}
      <div className={styles.buttons}>
        {protection.locked && (
          <Button size="small" kind="primary" onClick={() => void act(call('protection.unlock', null))}>
            {protection.mode === 'keyring' ? 'Try the keyring again' : 'Unlock'}
          </Button>
        )}
        {protection.keyringAvailable && protection.mode !== 'keyring' && (
          <Button size="small" onClick={() => void choose('keyring')}>
            Use the keyring
          </Button>
        )}
        <Button size="small" onClick={() => void choose('passphrase')}>
          {protection.mode === 'passphrase' ? 'Set a new passphrase' : 'Use a passphrase'}
        </Button>
      </div>
    </section>
  );
}
