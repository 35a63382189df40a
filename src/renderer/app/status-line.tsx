import { useQuery } from '@tanstack/react-query';
import { CloudCheck, CloudOff } from 'lucide-react';
import { networkQuery } from '../queries/network';
import { useOutboxTally, type OutboxTally } from './outbox-tally';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon/icon';
import { Kbd } from '../ui/kbd/kbd';
import { clockText } from '../ui/marks/relative-time-text';
import { useSite } from '../ui/session/site-context';
import { useNavigation } from './navigation';
import { QuotaMeter } from './quota-meter';
import { SyncStatus } from './sync-status';
import styles from './status-line.module.css';

/** The bottom of the window: network and outbox at the left, quota and help at the right. Always in the same places. */
export function StatusLine({ openShortcuts }: { readonly openShortcuts: () => void }) {
  const { ref } = useSite();
  const go = useNavigation((navigation) => navigation.go);
  const network = useQuery(networkQuery).data;
  const toOutbox = (): void => go({ screen: 'outbox' });
  const { tally, failed } = useOutboxTally(ref);
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
      <SyncStatus />
      {failed && (
        <button type="button" className={styles.refused} onClick={toOutbox}>
          Outbox cannot be read
        </button>
      )}
      {tally !== null && <Tally tally={tally} onOpen={toOutbox} />}
      <span className={styles.gap} />
      <QuotaMeter />
      <button type="button" onClick={openShortcuts}>
        Shortcuts <Kbd keys="?" />
      </button>
    </footer>
  );
}

/** `Outbox: 749 of this run` beside the run. Pure. */
function waitingWords({ waiting, onlyRuns }: OutboxTally, isBulk: boolean): string {
  if (waiting === 0) return 'Nothing waiting';
  return `Outbox: ${waiting.toLocaleString('en')} ${isBulk && onlyRuns ? 'of this run' : 'waiting'}`;
}

function Tally({ tally, onOpen }: { readonly tally: OutboxTally; readonly onOpen: () => void }) {
  const isBulk = useNavigation(({ place }) => place.screen === 'bulk-create');
  const { waiting, conflicts, unsure, refused } = tally;
  return (
    <>
      {(waiting > 0 || conflicts + unsure + refused === 0) && (
        <button type="button" onClick={onOpen}>
          {waitingWords(tally, isBulk)}
        </button>
      )}
      {conflicts > 0 && (
        <button type="button" className={styles.unsure} onClick={onOpen}>
          {conflicts} {conflicts === 1 ? 'conflict' : 'conflicts'}
        </button>
      )}
      {unsure > 0 && (
        <button type="button" className={styles.unsure} onClick={onOpen}>
          {unsure} unsure
        </button>
      )}
      {refused > 0 && (
        <button type="button" className={styles.refused} onClick={onOpen}>
          {refused} refused
        </button>
      )}
    </>
  );
}
