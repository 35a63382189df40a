import { ChevronDown, ChevronRight, FileSpreadsheet } from 'lucide-react';
import type { ChangeGroup } from '@shared/ipc/change';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { Icon } from '../../ui/icon/icon';
import { progressOf } from './group-progress';
import { useTimeLeft } from './use-time-left';
import styles from './outbox.module.css';

/** Many changes made at once, as one line with how far they are. */
export function GroupRow({ group, open }: { readonly group: ChangeGroup; readonly open: boolean }) {
  const { applied, needsYou, stopped, words } = progressOf(group);
  const left = useTimeLeft(group);
  const { title, total, projectKey } = group;
  return (
    <div className={styles.group}>
      <Icon of={open ? ChevronDown : ChevronRight} tone="faint" />
      <Icon of={FileSpreadsheet} tone="faint" />
      <strong className={styles.what} title={title}>
        {title}
      </strong>
      <span className="visually-hidden">{open ? 'open' : 'closed'}</span>
      <span className={styles.groupAbout}>
        {total.toLocaleString('en')} {total === 1 ? 'change' : 'changes'}
        {projectKey !== undefined && ` in ${projectKey}`}
      </span>
      <span className={styles.groupBar}>
        <ProgressBar label={`${title}: done`} done={applied} of={total} held={needsYou} />
      </span>
      <span className={styles.groupWords} title={words}>
        {stopped ? 'Stopped, ' : ''}
        {left === '' ? words : `${applied.toLocaleString('en')} applied, ${left}`}
      </span>
    </div>
  );
}
