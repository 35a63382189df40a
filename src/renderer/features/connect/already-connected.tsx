import { ChevronRight } from 'lucide-react';
import type { Account } from '@shared/ipc/account';
import type { SiteRef } from '@shared/jira/site';
import { Icon } from '../../ui/icon/icon';
import { sitePicture, Tile } from '../../ui/marks/tile';
import styles from './connect.module.css';

export interface Connected {
  readonly accounts: readonly Account[];
  readonly onOpen: (site: SiteRef) => void;
  /** An account that reaches no site, as far as is known, may reach one by now. */
  readonly onSites: (accountId: string) => void;
}

/** The sites of accounts that are signed in already: nobody has to sign in again to go on with one. */
export function AlreadyConnected({ accounts, onOpen, onSites }: Connected) {
  if (accounts.length === 0) return null;
  return (
    <section className={styles.connected} aria-labelledby="connected-title">
      <h2 id="connected-title" className={styles.mini}>
        Already connected
      </h2>
      <ul className={styles.ways}>
        {accounts.flatMap((account) => {
          const as = account.state === 'ready' ? account.displayName : `${account.displayName}, signed out`;
          const sites = account.sites.map((site) => (
            <li key={`${account.id} ${site.cloudId}`}>
              <button
                type="button"
                className={styles.way}
                onClick={() => onOpen({ accountId: account.id, cloudId: site.cloudId })}
              >
                <Tile name={site.name} size="site" picture={sitePicture(account.id, site)} />
                <span className={styles.wayText}>
                  <strong>{site.name}</strong>
                  <span>{site.gone === true ? `${as}, no access any more` : as}</span>
                </span>
                <Icon of={ChevronRight} tone="faint" />
              </button>
            </li>
          ));
          if (sites.length > 0) return sites;
          return [
            <li key={account.id}>
              <button type="button" className={styles.way} onClick={() => onSites(account.id)}>
                <Tile name={account.displayName} size="site" />
                <span className={styles.wayText}>
                  <strong>{account.displayName}</strong>
                  <span>Reaches no site yet</span>
                </span>
                <Icon of={ChevronRight} tone="faint" />
              </button>
            </li>,
          ];
        })}
      </ul>
    </section>
  );
}
