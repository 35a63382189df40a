import { queryOptions, useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import type { SiteRef } from '@shared/jira/site';
import { ask } from '../bridge';
import { Icon } from '../ui/icon/icon';
import { clockText } from '../ui/marks/relative-time-text';
import { useSite } from '../ui/session/site-context';
import { quotaWords } from './quota-words';
import styles from './status-line.module.css';

const limitsQuery = (site: SiteRef) =>
  queryOptions({ queryKey: ['limits', site.accountId, site.cloudId], queryFn: () => ask('app.limits', site) });

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
          Waiting until {clockText(limits.waiting.until, 'second')}
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
