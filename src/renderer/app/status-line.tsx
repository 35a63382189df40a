import { useQuery, queryOptions } from '@tanstack/react-query';
import { CloudCheck, CloudOff } from 'lucide-react';
import { ask } from '../bridge';
import { outboxQuery } from '../queries/outbox';
import { onItsWay } from '../ui/change/change-state';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { clockText } from '../ui/marks/relative-time-text';
import { useSite } from '../ui/session/site-context';
import { useNavigation } from './navigation';
import styles from './status-line.module.css';

const networkQuery = queryOptions({ queryKey: ['network'], queryFn: () => ask('app.network', null) });

/** The bottom of the window: network and outbox at the left, quota and help at the right. Always in the same places. */
export function StatusLine({ openShortcuts }: { readonly openShortcuts: () => void }) {
  const { ref } = useSite();
  const go = useNavigation((navigation) => navigation.go);
  const network = useQuery(networkQuery).data;
  const outbox = useQuery(outboxQuery(ref));
  const changes = outbox.data ?? [];
  const waiting = changes.filter(({ status }) => onItsWay(status)).length;
  const unsure = changes.filter(({ status }) => status.state === 'unsure').length;
  const refused = changes.filter(({ status }) => status.state === 'rejected').length;
  const quota = network?.quotaLeft ?? null;
  return (
    <footer className={styles.line} aria-label="Status">
      {network?.online === false ? (
        <span className={classNames(styles.net, styles.off)} role="status">
          <Icon of={CloudOff} />
          Offline since {clockText(network.since)}
        </span>
      ) : (
        <span className={styles.net} role="status">
          <Icon of={CloudCheck} />
          Online
        </span>
      )}
      {outbox.isError && (
        <button type="button" className={styles.refused} onClick={() => go({ screen: 'outbox' })}>
          Outbox cannot be read
        </button>
      )}
      {outbox.isSuccess && (waiting > 0 || unsure + refused === 0) && (
        <button type="button" onClick={() => go({ screen: 'outbox' })}>
          {waiting === 0 ? 'Nothing waiting' : `Outbox: ${waiting} waiting`}
        </button>
      )}
      {unsure > 0 && (
        <button type="button" className={styles.unsure} onClick={() => go({ screen: 'outbox' })}>
          {unsure} unsure
        </button>
      )}
      {refused > 0 && (
        <button type="button" className={styles.refused} onClick={() => go({ screen: 'outbox' })}>
          {refused} refused
        </button>
      )}
      <span className={styles.gap} />
      {quota !== null && (
        <span className={styles.quota} title="Share of the requests that Jira allows now">
          Quota
          <meter min={0} max={100} low={20} value={Math.round(quota * 100)} aria-label="Quota left" />
          {Math.round(quota * 100)} % left
        </span>
      )}
      <button type="button" onClick={openShortcuts}>
        Shortcuts <Kbd keys="?" />
      </button>
    </footer>
  );
}
