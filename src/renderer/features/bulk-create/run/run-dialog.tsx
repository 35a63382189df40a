import { useState } from 'react';
import type { EarlierRows } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import type { Outcome } from '@shared/ipc/outcome';
import { Button } from '../../../ui/button/button';
import { Checkbox } from '../../../ui/choice/checkbox';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Notice } from '../../../ui/feedback/notice';
import { Dialog } from '../../../ui/overlay/dialog';
import type { ShownPlan } from '../engine/messages';
import { earlierSentence, earlierTitle, replacesTitle } from './earlier-words';
import { secondsInWords } from './seconds-in-words';
import { useEarlier } from './use-earlier';
import styles from './run-bar.module.css';

export interface RunDialogProps {
  readonly plan: ShownPlan;
  readonly projectName: string;
  readonly projectKey: string;
  /** Which of the rows an earlier run has made, or has on their way. */
  readonly onLook: () => Promise<Outcome<EarlierRows>>;
  /** Answers why the run could not be begun. `again`: those too. */
  readonly onRun: (again: boolean) => Promise<Failure | null>;
  readonly onClose: () => void;
}

const number = new Intl.NumberFormat('en');

/** The last look before issues are made. */
export function RunDialog({ plan, projectName, projectKey, onLook, onRun, onClose }: RunDialogProps) {
  const [busy, setBusy] = useState(false);
  const [again, setAgain] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const earlier = useEarlier(plan, onLook);
  const { dry } = plan;
  const made = earlier.found?.rows ?? [];
  const replaces = earlier.found?.replaces ?? 0;
  const size = earlier.found === null || made.length === 0 || again ? dry : earlier.found.others;
  // What is said of them already is not said twice.
  const told = new Set(again ? [] : made.map(({ row }) => row));
  const warned = plan.groups.flatMap(({ isWarning, key, title, rows }) => {
    const others = isWarning ? rows.filter((row) => !told.has(row)) : [];
    return others.length === 0 ? [] : [{ key, title, rows: others }];
  });
  const start = async (): Promise<void> => {
    setBusy(true);
    // Pressed before that was known: what is found is told first.
    const why = (await earlier.wasShown()) ? await onRun(again) : 'to be shown';
    setBusy(false);
    if (why === null) onClose();
    else if (why !== 'to be shown') setFailure(why);
  };
  const create = `Create ${number.format(size.ready)} ${size.ready === 1 ? 'issue' : 'issues'}`;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={size.ready === 0 ? 'No row is left to create' : `${create} in ${projectName} (${projectKey})`}
      footer={
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && size.ready > 0) void start();
          }}
          className={styles.form}
        >
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" kind="primary" keys="Ctrl ↵" busy={busy} disabled={size.ready === 0} autoFocus>
            {create}
          </Button>
        </form>
      }
    >
      {failure !== null && <FailureNotice failure={failure} />}
      {earlier.failure !== null && failure === null && <FailureNotice failure={earlier.failure} />}
      {made.length > 0 && (
        <Notice kind="warning" title={earlierTitle(made)}>
          {earlierSentence(made)} {again ? 'They are created once more.' : 'They are left out.'}
        </Notice>
      )}
      {replaces > 0 && (
        <Notice kind="info" title={replacesTitle(replaces)}>
          What that did not create of {replaces === 1 ? 'it' : 'them'} is not sent any more.
        </Notice>
      )}
      {made.length > 0 && (
        <Checkbox checked={again} onChange={setAgain}>
          Create {made.length === 1 ? 'it' : 'them'} again
        </Checkbox>
      )}
      <dl className={styles.facts}>
        <dt>Requests</dt>
        <dd>{number.format(size.calls)}, parents before their children</dd>
        <dt>Points of quota</dt>
        <dd>{number.format(size.points)}</dd>
        <dt>Time</dt>
        <dd>{secondsInWords(size.seconds)}, longer where Jira asks to wait</dd>
        {dry.keptBack > 0 && (
          <>
            <dt>Kept back</dt>
            <dd>
              {dry.keptBack === 1
                ? '1 row. It can be mended and sent later.'
                : `${number.format(dry.keptBack)} rows. They can be mended and sent later.`}
            </dd>
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
