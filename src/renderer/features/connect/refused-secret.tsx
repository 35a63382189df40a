import type { Account } from '@shared/ipc/account';
import { Button } from '../../ui/button/button';
import { ConnectCard } from './connect-card';
import type { Way } from './way';

export interface RefusedSecretProps {
  readonly account: Account;
  readonly busy: boolean;
  readonly onGo: (way: Way) => void;
  readonly onCancel: (() => void) | null;
}

/** An account whose client secret Atlassian refused: signing in again would change nothing, a new secret does. */
export function RefusedSecret({ account, busy, onGo, onCancel }: RefusedSecretProps) {
  return (
    <ConnectCard
      title="Atlassian refused the client secret"
      lead={`It may have been replaced. ${account.displayName} goes on with a new one; issues, drafts and the outbox are still here.`}
      foot={
        onCancel !== null && (
          <Button kind="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )
      }
    >
      <Button
        kind="primary"
        wide
        autoFocus
        busy={busy}
        onClick={() => onGo({ by: account.kind === 'service' ? 'service' : 'secret', again: account.id })}
      >
        Enter ID and secret
      </Button>
    </ConnectCard>
  );
}
