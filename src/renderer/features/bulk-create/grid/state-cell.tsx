import { Check, CircleAlert, CircleHelp, ListPlus, OctagonX } from 'lucide-react';
import { WAITS_FOR_PARENT } from '@shared/bulk/row-words';
import { describeFailure } from '@shared/ipc/describe-failure';
import type { RunRowState } from '@shared/ipc/bulk';
import { Spinner } from '../../../ui/feedback/spinner';
import { Icon } from '../../../ui/icon/icon';
import { KeyLink } from '../../../ui/marks/key-link';
import { Button } from '../../../ui/button/button';
import { LinkButton } from '../../../ui/button/link-button';
import { Popover } from '../../../ui/overlay/popover';
import type { RunPlace } from './grid-acts';
import type { Standing } from './shown-rows';
import styles from './bulk-grid.module.css';

export interface StateCellProps {
  readonly standing: Standing;
  readonly run: RunRowState | undefined;
  readonly onOpenIssue: (issueKey: string) => void;
  readonly onOpenOutbox: (run: RunPlace) => void;
}

const WORDS: Readonly<Record<Standing, string>> = {
  created: 'Created',
  sending: 'Sending',
  waiting: 'Waiting',
  looking: 'Looking for it',
  unsure: 'Unsure',
  refused: 'Refused',
  held: 'Held',
  'parent-held': WAITS_FOR_PARENT,
  'in-jira': 'In Jira',
  asking: 'Looking up',
  ready: 'Ready',
  stopped: 'Stopped',
  joins: 'Joins',
  unread: '',
  blank: '',
};

const TITLES: Readonly<Partial<Record<Standing, string>>> = {
  looking: 'No answer came. The issue is looked for in Jira before anything is sent again.',
  unsure: 'It could not be decided whether Jira has it. Decide in the outbox.',
  held: 'Something in this row has to be mended first.',
  'parent-held': 'The row that is its parent has to be mended first.',
  'in-jira': 'An earlier run created it: see its Jira key. It is not created again.',
  stopped: 'It was stopped or discarded, and Jira does not have it. It can be created later.',
  joins: 'Mended. It joins the run once you have left the row. Undo takes it out.',
  asking: 'Something that this row names is being looked up.',
  blank: 'Nothing stands in this row, and nothing is created.',
};

/** Where a row stands: its key once it is created, else one word. */
export function StateCell({ standing, run, onOpenIssue, onOpenOutbox }: StateCellProps) {
  if (standing === 'created' && run?.issueKey != null) {
    return (
      <span className={styles.state}>
        <Icon of={Check} size={14} tone="success" />
        <KeyLink issueKey={run.issueKey} onOpen={onOpenIssue} />
      </span>
    );
  }
  const title = titleOf(standing, run);
  if ((standing === 'unsure' || standing === 'refused') && run !== undefined) {
    return (
      <span className={styles.state} data-tone={standing} title={title}>
        <Icon of={standing === 'unsure' ? CircleHelp : CircleAlert} size={14} />
        <Popover
          label={`${WORDS[standing]}, row ${String(run.row)}`}
          trigger={<LinkButton>{WORDS[standing]}</LinkButton>}
        >
          <div className={styles.why}>
            <p>{title}</p>
            <Button size="small" onClick={() => onOpenOutbox(run)}>
              Show it in the outbox
            </Button>
          </div>
        </Popover>
      </span>
    );
  }
  return (
    <span className={styles.state} data-tone={standing} title={title}>
      {(standing === 'held' || standing === 'parent-held') && <Icon of={OctagonX} size={14} tone="danger" />}
      {standing === 'joins' && <Icon of={ListPlus} size={14} />}
      {(standing === 'sending' || standing === 'asking' || standing === 'looking') && <Spinner />}
      {WORDS[standing]}
    </span>
  );
}

function titleOf(standing: Standing, run: RunRowState | undefined): string | undefined {
  if (standing === 'stopped' && run?.mayHaveLeft === true)
    return 'It was stopped after it was sent, and no answer came. Jira may have it.';
  if (run?.failure == null) return TITLES[standing];
  const { title, detail } = describeFailure(run.failure);
  return `${title} ${detail ?? ''}`.trim();
}
