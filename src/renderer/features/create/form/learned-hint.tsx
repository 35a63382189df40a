import { Diamond } from 'lucide-react';
import type { LearnedDemand } from '@shared/jira/learned-demand';
import { Icon } from '../../../ui/icon/icon';
import { RelativeTime } from '../../../ui/marks/relative-time';
import styles from '../create.module.css';

/** Says of a field that createmeta calls optional why it stands among those that Jira requires. */
export function LearnedHint({ demand: { learnedAt } }: { readonly demand: LearnedDemand }) {
  return (
    <span className={styles.learned}>
      <Icon of={Diamond} size={14} tone="warning" /> Learned <RelativeTime iso={new Date(learnedAt).toISOString()} />
    </span>
  );
}

/** What Jira said when the field was left empty, and of the last value that it did not take. */
export function LearnedWords({ demand: { message, ofValue } }: { readonly demand: LearnedDemand }) {
  return (
    <p className={styles.hint}>
      Jira refused without it: {message} {ofValue !== message && ofValue}
    </p>
  );
}
