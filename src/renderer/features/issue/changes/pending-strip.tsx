import { ClockArrowUp } from 'lucide-react';
import { useContext } from 'react';
import { needsPerson } from '../../../ui/change/change-state';
import { LinkButton } from '../../../ui/button/link-button';
import { FailureActionContext } from '../../../ui/failure/failure-action';
import { Icon } from '../../../ui/icon/icon';
import type { Pending } from './pending';
import styles from './changes.module.css';

export interface PendingStripProps {
  readonly pending: Pending;
  /** Takes the newest one back that has not been sent. */
  readonly onUndo: (() => void) | null;
}

/** What of this issue Jira does not have yet, with the way back. */
export function PendingStrip({ pending, onUndo }: PendingStripProps) {
  const run = useContext(FailureActionContext);
  const { changes } = pending;
  if (changes.length === 0) return null;
  const stuck = changes.filter(({ status }) => needsPerson(status)).length;
  return (
    <div className={styles.strip} data-stuck={stuck > 0 || undefined} role="status">
      <Icon of={ClockArrowUp} />
      <p>
        <strong>{words(changes.length, stuck)}</strong> {changes.map(({ title }) => title).join(' · ')}
      </p>
      {onUndo !== null && <LinkButton onClick={onUndo}>Undo last</LinkButton>}
      <LinkButton onClick={() => run?.({ do: 'open-outbox', label: 'Open outbox' })}>Open outbox</LinkButton>
    </div>
  );
}

function words(count: number, stuck: number): string {
  const waiting = count - stuck;
  if (stuck === 0) return count === 1 ? '1 change waiting:' : `${count} changes waiting:`;
  const needs = stuck === 1 ? '1 change needs you' : `${stuck} changes need you`;
  return waiting === 0 ? `${needs}:` : `${needs}, ${waiting} waiting:`;
}
