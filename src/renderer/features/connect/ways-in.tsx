import { ChevronRight, ExternalLink, FlaskConical, KeyRound, ShieldCheck, type LucideIcon } from 'lucide-react';
import type { Account } from '@shared/ipc/account';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/feedback/notice';
import { Spinner } from '../../ui/feedback/spinner';
import { Icon } from '../../ui/icon/icon';
import { AlreadyConnected, type Connected } from './already-connected';
import { ConnectCard } from './connect-card';
import { RefusedSecret } from './refused-secret';
import type { Way } from './way';
import styles from './connect.module.css';

export interface WaysInProps {
  readonly again: Account | null;
  readonly connected: Connected | null;
  readonly busy: Way['by'] | null;
  readonly foreignHost: string | null;
  readonly onGo: (way: Way) => void;
  readonly onCancel: (() => void) | null;
}

/** The three ways in; the first is what most people want. */
export function WaysIn({ again, connected, busy, foreignHost, onGo, onCancel }: WaysInProps) {
  const signedOut = again !== null && again.kind === 'person' ? again : null;
  const refused = again?.state === 'client-refused' ? again : null;
  if (refused !== null) return <RefusedSecret account={refused} busy={busy !== null} onGo={onGo} onCancel={onCancel} />;
  return (
    <ConnectCard
      title={signedOut === null ? 'Connect to Jira' : `Sign in as ${signedOut.displayName}`}
      lead={
        signedOut === null
          ? 'Your issues are then kept on this computer, so that work goes on without a network.'
          : 'The sign-in has ended. Issues, drafts and the outbox are still here and go on afterwards.'
      }
      foot={
        <>
          <Icon of={ShieldCheck} />
          <span>
            {foreignHost === null
              ? 'Kept encrypted, sent to Atlassian only.'
              : `Kept encrypted, sent to ${foreignHost} only.`}
          </span>
          <span className={styles.gap} />
          {onCancel !== null && (
            <Button kind="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </>
      }
    >
      {foreignHost !== null && (
        <div className={styles.above}>
          <Notice kind="warning" title="Not Atlassian.">
            New connections go to {foreignHost}, as this program's environment says.
          </Notice>
        </div>
      )}
      {connected !== null && <AlreadyConnected {...connected} />}
      <Button
        kind="primary"
        wide
        autoFocus
        trailingIcon={ExternalLink}
        busy={busy === 'browser'}
        onClick={() => onGo({ by: 'browser', again: signedOut?.id ?? null })}
      >
        Sign in with Atlassian
      </Button>
      <p className={styles.under}>Opens your browser. You choose there which site Workbench may use.</p>
      <p className={styles.or}>
        <span>or</span>
      </p>
      <ul className={styles.ways}>
        <WayRow
          icon={KeyRound}
          name="Add a service account"
          text="With a client ID and secret, for a team or an integration"
          busy={busy === 'service'}
          onClick={() => onGo({ by: 'service', again: again?.kind === 'service' ? again.id : null })}
        />
        <WayRow
          icon={FlaskConical}
          name="Open the demo site"
          text="300 made-up issues, no account, nothing leaves this computer"
          busy={busy === 'demo'}
          onClick={() => onGo({ by: 'demo' })}
        />
      </ul>
    </ConnectCard>
  );
}

interface WayRowProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly text: string;
  readonly busy: boolean;
  readonly onClick: () => void;
}

function WayRow({ icon, name, text, busy, onClick }: WayRowProps) {
  return (
    <li>
      <button type="button" className={styles.way} aria-busy={busy || undefined} onClick={busy ? undefined : onClick}>
        <Icon of={icon} />
        <span className={styles.wayText}>
          <strong>{name}</strong>
          <span>{text}</span>
        </span>
        {busy ? <Spinner /> : <Icon of={ChevronRight} tone="faint" />}
      </button>
    </li>
  );
}
