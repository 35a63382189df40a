import type { ChangeState } from '@shared/ipc/change';
import { decideAfterSend } from './decide';
import type { JournalledChange } from './journalled-change';
import type { Sent } from './kinds/kind';
import { sentenceOf } from './watch-late';

/** What becomes of a change once its send has ended. Pure. */
export function stateAfter(sent: Sent, now: number): ChangeState {
  if ('conflict' in sent) return { state: 'conflict', fields: sent.conflict };
  if ('unsure' in sent) return { state: 'unsure', candidates: sent.unsure, late: 'elsewhere' };
  return decideAfterSend(sent, now);
}

/** What the history of a change says of a step. Pure. */
export function sentence({ kind }: JournalledChange, state: ChangeState): string {
  switch (state.state) {
    case 'applied':
      return kind === 'create' ? `Jira has it as ${state.issueKey}` : `On ${state.issueKey} in Jira`;
    case 'rejected':
      // Ours: it did not leave.
      return state.failure.kind === 'invalid-input' ? 'It cannot be sent as it is' : 'Jira refused it';
    case 'unknown':
      return 'Connection lost before an answer';
    case 'queued':
      return state.reason === null ? 'Not in Jira after two quiet minutes: to be sent again' : 'Not sent yet, waiting';
    case 'unsure':
      return state.late === undefined ? 'It cannot be told whether Jira has it' : sentenceOf(state.late);
    case 'conflict':
      return 'Looked at it in Jira: somebody else had changed the same, so it was not sent';
    case 'sending':
      return 'Being sent to Jira';
    case 'discarded':
      return 'Discarded';
  }
}
