import { Diamond } from 'lucide-react';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import { Icon } from '../../../ui/icon/icon';
import { RelativeTime } from '../../../ui/marks/relative-time';
import styles from '../create.module.css';

/** Why a field that createmeta calls optional stands among those that Jira requires. */
export function LearnedHint({ demand: { message, learnedAt } }: { readonly demand: LearnedDemand }) {
  return (
    <span className={styles.learned} title={`Jira says: ${message}`}>
      <Icon of={Diamond} size={14} tone="warning" /> Learned: Jira refused without it{' '}
      <RelativeTime iso={new Date(learnedAt).toISOString()} />
    </span>
  );
}
