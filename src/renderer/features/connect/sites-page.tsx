import { ArrowLeft, ChevronRight, RefreshCw } from 'lucide-react';
import type { Account } from '@shared/ipc/account';
import { useReadSitesAgain } from '../../queries/use-read-sites-again';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/feedback/notice';
import { FailureNotice } from '../../ui/failure/failure-notice';
import { Icon } from '../../ui/icon/icon';
import { sitePicture, Tile } from '../../ui/marks/tile';
import { ConnectCard } from './connect-card';
import styles from './connect.module.css';

export interface SitesPageProps {
  readonly account: Account;
  readonly onChoose: (cloudId: string) => void;
  readonly onBack: () => void;
}

/** The sites that the account reaches, with what it may not do there. */
export function SitesPage({ account, onChoose, onBack }: SitesPageProps) {
  const reached = account.sites.filter(({ gone }) => gone !== true).length;
  const { busy, failure, readAgain } = useReadSitesAgain(account.id);

  return (
    <ConnectCard
      title="Choose a site"
      lead={`${account.displayName} reaches ${reached} ${reached === 1 ? 'site' : 'sites'}. You can change it any time, top left.`}
      foot={
        <>
          <Button kind="quiet" icon={ArrowLeft} onClick={onBack}>
            Back
          </Button>
          <span className={styles.gap} />
          <Button kind="quiet" icon={RefreshCw} busy={busy} onClick={() => void readAgain()}>
            Read again
          </Button>
        </>
      }
    >
      {failure !== null && (
        <div className={styles.above}>
          <FailureNotice failure={failure} />
        </div>
      )}
      {reached === 0 && (
        <Notice kind="warning" title="No Jira site.">
          The grant of this account reaches none. A site admin gives access; signing in again lets you choose one.
        </Notice>
      )}
      <ul className={styles.ways} aria-label="Sites">
        {account.sites.map((site, index) => (
          <li key={site.cloudId}>
            <button type="button" autoFocus={index === 0} className={styles.way} onClick={() => onChoose(site.cloudId)}>
              <Tile name={site.name} size="site" picture={sitePicture(account.id, site)} />
              <span className={styles.wayText}>
                <strong>{site.name}</strong>
                <span>{site.url.replace(/^https:\/\//, '')}</span>
                {site.gone === true && <span className={styles.lacks}>No access any more</span>}
                {site.missingScopes.length > 0 && (
                  <span className={styles.lacks}>Not granted: {site.missingScopes.join(', ')}</span>
                )}
              </span>
              <Icon of={ChevronRight} tone="faint" />
            </button>
          </li>
        ))}
      </ul>
    </ConnectCard>
  );
}
