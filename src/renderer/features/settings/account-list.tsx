import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Account } from '@shared/ipc/account';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../bridge';
import { Button } from '../../ui/button/button';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { Avatar } from '../../ui/marks/avatar';
import { Dialog } from '../../ui/overlay/dialog';
import styles from './settings.module.css';

const KINDS: Readonly<Record<Account['kind'], string>> = {
  person: 'Signed in with Atlassian',
  service: 'Service account',
  demo: 'Demo site',
};

const STATES: Readonly<Record<Account['state'], string | null>> = {
  ready: null,
  'signed-out': 'Signed out',
  'client-refused': 'Client secret refused',
  locked: 'Locked',
};

export interface AccountListProps {
  readonly accounts: readonly Account[];
  readonly onConnect: (again: string | null) => void;
}

/** The accounts of this computer, each with its sites and what it lacks. */
export function AccountList({ accounts, onConnect }: AccountListProps) {
  const client = useQueryClient();
  const [removing, setRemoving] = useState<Account | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function act(acting: Promise<{ ok: true } | { ok: false; failure: Failure }>): Promise<void> {
    const outcome = await acting;
    setFailure(outcome.ok ? null : outcome.failure);
    await client.invalidateQueries();
  }

  return (
    <section aria-labelledby="accounts-title">
      <h2 id="accounts-title">Accounts</h2>
      {failure !== null && <FailureNotice failure={failure} />}
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.id} className={styles.account}>
            <Avatar person={account} decorative />
            <div className={styles.accountText}>
              <p>
                <strong>{account.displayName}</strong> <span className={styles.kind}>{KINDS[account.kind]}</span>
                {STATES[account.state] !== null && <span className={styles.trouble}>{STATES[account.state]}</span>}
              </p>
              {account.sites.map((site) => (
                <p key={site.cloudId} className={styles.site}>
                  {site.name}, {site.url.replace(/^https:\/\//, '')}
                  {site.gone === true && <span className={styles.trouble}>No access any more</span>}
                  {site.missingScopes.length > 0 && (
                    <span className={styles.trouble}>Not granted: {site.missingScopes.join(', ')}</span>
                  )}
                </p>
              ))}
              {account.foreignHost !== null && (
                <p className={styles.site}>Speaks to {account.foreignHost}, which is not Atlassian.</p>
              )}
            </div>
            {account.state !== 'ready' && account.kind !== 'demo' && (
              <Button size="small" onClick={() => onConnect(account.id)}>
                Sign in again
              </Button>
            )}
            {account.kind === 'demo' && (
              <Button size="small" kind="quiet" onClick={() => void act(call('demo.reset', null))}>
                Reset the demo
              </Button>
            )}
            <Button size="small" kind="quiet" onClick={() => setRemoving(account)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" icon={Plus} onClick={() => onConnect(null)}>
        Connect another account
      </Button>
      <Dialog
        open={removing !== null}
        onOpenChange={(open) => !open && setRemoving(null)}
        title={`Remove ${removing?.displayName ?? ''}`}
        description="Its tokens and the issues that were read with it are deleted from this computer. Nothing changes in Jira. To withdraw the grant itself, use the connected apps of your Atlassian account."
        footer={
          <>
            <Button kind="quiet" onClick={() => setRemoving(null)}>
              Keep
            </Button>
            <Button
              kind="danger"
              onClick={() => {
                if (removing !== null) void act(call('accounts.remove', { accountId: removing.id }));
                setRemoving(null);
              }}
            >
              Remove account
            </Button>
          </>
        }
      />
    </section>
  );
}
