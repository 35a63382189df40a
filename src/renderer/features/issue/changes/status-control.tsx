import { useQuery } from '@tanstack/react-query';
import { ArrowRight, ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { Status } from '@shared/jira/issue';
import type { Transition } from '@shared/jira/transition';
import { failureOf } from '../../../bridge';
import { onItsWay } from '../../../ui/change/change-state';
import { markOf } from '../../../ui/change/mark-of';
import { Skeleton } from '../../../ui/feedback/skeleton';
import { Icon } from '../../../ui/icon/icon';
import { PendingMark } from '../../../ui/marks/pending-mark';
import { Lozenge } from '../../../ui/marks/lozenge';
import { StatusMark } from '../../../ui/marks/status-mark';
import { Popover } from '../../../ui/overlay/popover';
import { useSite } from '../../../ui/session/site-context';
import { transitionsQuery } from '../queries';
import { NotOffered } from './not-offered';
import type { Pending } from './pending';
import { TransitionDialog } from './transition-dialog';
import styles from './changes.module.css';

export interface StatusControlProps {
  readonly issueKey: string;
  readonly projectId: string;
  readonly status: Status;
  /** The status that it is to have, as long as Jira has not applied it. */
  readonly pending: Pending['status'];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Where the focus came from when a key opened it. */
  readonly returnTo: RefObject<HTMLElement | null>;
  readonly onAdd: (input: ChangeInput) => Promise<boolean>;
}

/** The status, and where one may take the issue from it. A screen on the way opens as a dialog. */
export function StatusControl(props: StatusControlProps) {
  const { status, pending, open, onOpenChange, returnTo, onAdd } = props;
  const from = statusBefore(status, pending);
  const [asking, setAsking] = useState<Transition | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  // A key opens it from wherever the panel is scrolled to.
  useEffect(() => {
    if (open) trigger.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  function take(transition: Transition): void {
    onOpenChange(false);
    if (transition.fields.length > 0) setAsking(transition);
    else void onAdd(inputOf(from, transition, []));
  }

  return (
    <>
      <Popover
        open={open}
        onOpenChange={onOpenChange}
        label="Change the status"
        flush
        returnTo={asking === null ? returnTo : 'nowhere'}
        trigger={
          <button
            ref={trigger}
            type="button"
            className={styles.status}
            data-moves={(pending !== null && !pending.landed) || undefined}
            aria-label={`Status: ${status.name}. Change it`}
          >
            <Lozenge tone={status.category}>
              {pending === null || pending.landed ? (pending?.name ?? status.name) : <s>{status.name}</s>}
            </Lozenge>
            {/* One piece: where the column is narrow it goes to the next line as a whole. */}
            <span className={styles.next}>
              {pending !== null && !pending.landed && (
                <>
                  <Icon of={ArrowRight} size={12} tone="faint" />
                  <span className={styles.mine}>{pending.name}</span>
                  <PendingMark state={markOf(pending.change.status)} />
                </>
              )}
              <Icon of={ChevronDown} size={12} tone="faint" />
            </span>
          </button>
        }
      >
        {open && <Offered {...props} onTake={take} />}
      </Popover>
      {asking !== null && (
        <TransitionDialog
          transition={asking}
          issueKey={props.issueKey}
          projectId={props.projectId}
          onClose={() => setAsking(null)}
          onTake={(fields) => onAdd(inputOf(from, asking, fields))}
        />
      )}
    </>
  );
}

function Offered({
  issueKey,
  status,
  pending,
  onTake,
}: StatusControlProps & { readonly onTake: (transition: Transition) => void }) {
  const { ref } = useSite();
  const from = statusBefore(status, pending);
  const query = useQuery(transitionsQuery(ref, issueKey, from.id === status.id ? null : from.id));
  if (query.isError) return <NotOffered failure={failureOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.isPending)
    return (
      <div className={styles.editor} role="status">
        <span className="visually-hidden">Reading where it may go</span>
        <Skeleton width="75" />
      </div>
    );
  const transitions = query.data.value;
  if (transitions.length === 0)
    return <p className={styles.cannot}>From {from.name} it leads nowhere for this account.</p>;
  return <Transitions transitions={transitions} onTake={onTake} />;
}

interface TransitionsProps {
  readonly transitions: readonly Transition[];
  readonly onTake: (transition: Transition) => void;
}

function Transitions({ transitions, onTake }: TransitionsProps) {
  // The popup may have opened before there was anything in it.
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <div
      // Not a control: it hears what bubbles up from the buttons.
      role="presentation"
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        moveFocus(event.currentTarget, step);
      }}
    >
      <div ref={list} role="group" aria-label="Move to" className={styles.statusList}>
        {transitions.map((transition) => (
          <button key={transition.id} type="button" onClick={() => onTake(transition)}>
            <StatusMark category={transition.to.category} />
            {transition.to.name}
            <span className={styles.note}>{noteOf(transition)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

function moveFocus(list: HTMLElement, step: 1 | -1): void {
  const rows = [...list.querySelectorAll('button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows.at((at + step) % rows.length)?.focus();
}

/** What the transition is called where that says more than its end, and what its screen wants to know. */
function noteOf({ name, to, fields }: Transition): string {
  const asks =
    fields.length === 0 ? '' : fields.length === 1 ? `asks ${fields[0]?.name ?? ''}` : `asks ${fields.length} fields`;
  return [name === to.name ? '' : name, asks].filter((part) => part !== '').join(' · ');
}

/** Where the next step begins: at the end of the one that waits to be sent, so that two made offline are both legal in turn. */
function statusBefore(status: Status, pending: Pending['status']): Pick<Status, 'id' | 'name'> {
  return pending !== null && (pending.landed || onItsWay(pending.change.status)) ? pending : status;
}

function inputOf(
  from: Pick<Status, 'id' | 'name'>,
  { id, name, to }: Transition,
  fields: Extract<ChangeInput, { kind: 'transition' }>['fields'],
): ChangeInput {
  return {
    kind: 'transition',
    transitionId: id,
    name,
    from: { id: from.id, name: from.name },
    to: { id: to.id, name: to.name, category: to.category },
    fields,
  };
}
