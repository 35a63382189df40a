import {
  Check,
  CircleAlert,
  CircleHelp,
  ClockArrowUp,
  GitCompare,
  Pause,
  Send,
  Trash2,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { ChangeState } from '@shared/ipc/change';
import { siteTroubleWords, useSiteTrouble } from './site-trouble';
import { stateWord } from '../../ui/change/change-state';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon/icon';
import { RelativeTime } from '../../ui/marks/relative-time';
import { KIND_ICONS, reasonOf, whereOf, type Listed } from './change-words';
import styles from './outbox.module.css';

const STATE_ICONS: Readonly<Record<ChangeState['state'], LucideIcon>> = {
  queued: ClockArrowUp,
  sending: Send,
  unknown: CircleHelp,
  unsure: CircleHelp,
  conflict: GitCompare,
  applied: Check,
  rejected: CircleAlert,
  discarded: Trash2,
};

export interface ChangeRowProps {
  readonly change: Listed;
  readonly under: boolean;
  /** The row of the sheet that it is made of. */
  readonly row?: number | null;
}

/** One change in the list: what it does to which issue, and where it stands. */
export function ChangeRow({ change, under, row = null }: ChangeRowProps) {
  const { status } = change;
  const trouble = useSiteTrouble();
  // Only the one that was tried first knows why by itself; the others wait for the same.
  const siteWide = status.state === 'queued' && !change.paused && trouble !== null ? siteTroubleWords(trouble) : '';
  const own = reasonOf(change);
  const reason = own === '' ? siteWide : own;
  const overtaken = status.state === 'applied' && (status.overtaken?.length ?? 0) > 0;
  const held = status.state === 'queued' && change.paused;
  return (
    <div className={classNames(styles.row, under && styles.under)}>
      <Icon of={KIND_ICONS[change.kind]} tone="faint" />
      <code className={styles.where}>{whereOf(change, row)}</code>
      <span className={styles.what} title={change.title}>
        {change.title}
      </span>
      <span className={styles.state} data-state={overtaken ? 'overtaken' : status.state}>
        <Icon of={overtaken ? TriangleAlert : held ? Pause : STATE_ICONS[status.state]} size={14} />
        {held ? 'Paused' : stateWord(status)}
        <span className={styles.reason} title={reason}>
          {reason}
        </span>
      </span>
      <span className={styles.age}>
        <RelativeTime iso={new Date(change.createdAt).toISOString()} style="list" />
      </span>
    </div>
  );
}
