import { CircleAlert, ClockArrowUp, GitCompare, type LucideIcon } from 'lucide-react';
import { useContext, useState } from 'react';
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

/** So many are named at once; the rest when it is asked for. */
const NAMED = 6;

/** What of this issue Jira does not have yet, with the way back. */
export function PendingStrip({ pending, onUndo }: PendingStripProps) {
  const run = useContext(FailureActionContext);
  const [all, setAll] = useState(false);
  const { changes } = pending;
  if (changes.length === 0) return null;
  const stuck = changes.filter(({ status }) => needsPerson(status)).length;
  return (
    <div className={styles.strip} data-stuck={stuck > 0 || undefined} role="status">
      <Icon of={iconOf(pending)} />
      <p>
        <strong>{words(changes.length, stuck)}</strong>{' '}
        {(all ? changes : changes.slice(-NAMED)).map(({ title }) => title).join(' · ')}
        {changes.length > NAMED && (
          <>
            {' '}
            <LinkButton onClick={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show ${changes.length - NAMED} more`}
            </LinkButton>
          </>
        )}
      </p>
      {onUndo !== null && <LinkButton onClick={onUndo}>Undo last</LinkButton>}
      <LinkButton onClick={() => run?.({ do: 'open-outbox', label: 'Open outbox' })}>Open outbox</LinkButton>
    </div>
  );
}

/** What a person has to do something about goes before what only waits. */
function iconOf({ changes }: Pending): LucideIcon {
  if (changes.some(({ status }) => status.state === 'rejected')) return CircleAlert;
  return changes.some(({ status }) => status.state === 'conflict') ? GitCompare : ClockArrowUp;
}

function words(count: number, stuck: number): string {
  const waiting = count - stuck;
  if (stuck === 0) return count === 1 ? '1 change waiting:' : `${count} changes waiting:`;
  const needs = stuck === 1 ? '1 change needs you' : `${stuck} changes need you`;
  return waiting === 0 ? `${needs}:` : `${needs}, ${waiting} waiting:`;
}
