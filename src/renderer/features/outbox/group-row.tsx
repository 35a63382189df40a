import { ChevronDown, ChevronRight, Layers } from 'lucide-react';
import type { ChangeGroup } from '@shared/ipc/change';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { Icon } from '../../ui/icon/icon';
import { progressOf } from './group-progress';
import styles from './outbox.module.css';

/** Many changes made at once, as one line with how far they are. */
export function GroupRow({ group, open }: { readonly group: ChangeGroup; readonly open: boolean }) {
  const { done, words } = progressOf(group);
  return (
    <div className={styles.group}>
      <Icon of={open ? ChevronDown : ChevronRight} tone="faint" />
      <Icon of={Layers} tone="faint" />
      <strong className={styles.what} title={group.title}>
        {group.title}
      </strong>
      <span className={styles.groupBar}>
        <ProgressBar label={`${group.title}: done`} done={done} of={group.total} />
      </span>
      <span className={styles.groupWords}>{words}</span>
    </div>
  );
}
