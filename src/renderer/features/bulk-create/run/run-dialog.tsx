import { useState } from 'react';
import type { Failure } from '@shared/ipc/failure';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Dialog } from '../../../ui/overlay/dialog';
import type { ShownPlan } from '../engine/messages';
import { secondsInWords } from './seconds-in-words';
import styles from './run-bar.module.css';

export interface RunDialogProps {
  readonly plan: ShownPlan;
  readonly projectName: string;
  readonly projectKey: string;
  /** Answers why the run could not be begun. */
  readonly onRun: () => Promise<Failure | null>;
  readonly onClose: () => void;
}

const number = new Intl.NumberFormat('en');

/** The last look before issues are made. */
export function RunDialog({ plan, projectName, projectKey, onRun, onClose }: RunDialogProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { dry } = plan;
  const warned = plan.groups.filter(({ isWarning }) => isWarning);
  const start = async (): Promise<void> => {
    setBusy(true);
    const why = await onRun();
    setBusy(false);
    if (why === null) onClose();
    else setFailure(why);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={`Create ${number.format(dry.ready)} ${dry.ready === 1 ? 'issue' : 'issues'} in ${projectName} (${projectKey})`}
      footer={
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void start();
          }}
          className={styles.form}
        >
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" kind="primary" keys="Ctrl ↵" busy={busy} autoFocus>
            Create {number.format(dry.ready)} {dry.ready === 1 ? 'issue' : 'issues'}
          </Button>
        </form>
      }
    >
      {failure !== null && <FailureNotice failure={failure} />}
      <dl className={styles.facts}>
        <dt>Requests</dt>
        <dd>{number.format(dry.calls)}, parents before their children</dd>
        <dt>Points of quota</dt>
        <dd>{number.format(dry.points)}</dd>
        <dt>Time</dt>
        <dd>{secondsInWords(dry.seconds)}, longer where Jira asks to wait</dd>
        {dry.keptBack > 0 && (
          <>
            <dt>Kept back</dt>
            <dd>{number.format(dry.keptBack)} rows. They can be mended and sent later.</dd>
          </>
        )}
        {warned.map(({ key, title, rows }) => (
          <Warned key={key} title={title} rows={rows.length} />
        ))}
      </dl>
      <p className={styles.note}>
        The rows go through the outbox: the run goes on after a lost network or a restart, and no row is created twice.
      </p>
    </Dialog>
  );
}

function Warned({ title, rows }: { readonly title: string; readonly rows: number }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {number.format(rows)} {rows === 1 ? 'row' : 'rows'}
      </dd>
    </>
  );
}
