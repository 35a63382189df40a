import type { Output } from '@shared/ipc/contract';
import { useEffect, useState } from 'react';
import { ask, call } from '../../bridge';
import { Button } from '../../ui/button/button';
import { CopyButton } from '../../ui/button/copy-button';
import { Spinner } from '../../ui/feedback/spinner';
import { Disclosure } from '../../ui/layout/disclosure';
import { ConnectCard } from './connect-card';
import styles from './connect.module.css';

async function copy(text: string): Promise<void> {
  await ask('app.copy', { text });
}

/** While the person is in the browser: what is awaited, for how long, and the link for when no browser opened. */
export function WaitForBrowser({ attempt }: { readonly attempt: Output<'connect.begin'> }) {
  const { attemptId, url, redirectUri, expiresAt } = attempt;
  return (
    <ConnectCard
      title="Continue in your browser"
      lead="Sign in to Atlassian there and choose a site. This window follows by itself."
      foot={
        <>
          <Button onClick={() => void call('connect.openBrowser', { attemptId })}>Open browser again</Button>
          <Button kind="quiet" onClick={() => void call('connect.cancel', { attemptId })}>
            Cancel
          </Button>
        </>
      }
    >
      <p className={styles.wait} role="status">
        <Spinner />
        <span>Waiting for Atlassian</span>
        <Remaining until={expiresAt} />
      </p>
      <h2 className={styles.mini}>No browser opened?</h2>
      <div className={styles.copyLine}>
        <code title={url}>{url}</code>
        <CopyButton label="Copy link" look="secondary" onCopy={() => copy(url)} />
      </div>
      <p className={styles.under}>Paste it into a browser on this computer. It works once, for 10 minutes.</p>
      <div className={styles.more}>
        <Disclosure title="The browser shows an error page?">
          <p>
            Atlassian sends no answer then. The app’s callback must be exactly <code>{redirectUri}</code>
          </p>
          <CopyButton label="Copy callback" look="quiet" onCopy={() => copy(redirectUri)} />
        </Disclosure>
      </div>
    </ConnectCard>
  );
}

/** Minutes and seconds that are left, counted down. */
function Remaining({ until }: { readonly until: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((until - now) / 1000));
  // Not announced each second: the status beside it says what matters.
  return (
    <time aria-hidden="true">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </time>
  );
}
