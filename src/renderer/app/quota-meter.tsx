import { useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { limitsQuery } from '../queries/limits';
import { Icon } from '../ui/icon/icon';
import { useSite } from '../ui/session/site-context';
import { quotaWords, waitingWords } from './quota-words';
import styles from './status-line.module.css';

/** How much of Atlassian's hour is left on this site, and what is held up by its limits. */
export function QuotaMeter() {
  const { ref } = useSite();
  const limits = useQuery(limitsQuery(ref)).data;
  if (limits === undefined) return null;
  const { percent, title } = quotaWords(limits);
  return (
    <>
      {limits.waiting !== null && (
        <span className={styles.held} role="status" title={title}>
          <Icon of={Hourglass} />
          {waitingWords(limits.waiting)}
        </span>
      )}
      <span className={styles.quota} title={title}>
        <span className={styles.quotaName}>Quota</span>
        <meter
          min={0}
          max={100}
          low={20}
          value={percent}
          aria-label="Share of the hour's points that is left"
          aria-valuetext={title}
        />
        {percent} % left
      </span>
    </>
  );
}
