import { assertNever } from '@shared/assert-never';
import type { ChangeState } from '@shared/ipc/change';

/** Jira does not have it yet, and the program is about it by itself. */
export function onItsWay(status: ChangeState): boolean {
  return status.state === 'queued' || status.state === 'sending' || status.state === 'unknown';
}

/** Nothing goes on before a person has decided or mended something. */
export function needsPerson(status: ChangeState): boolean {
  return status.state === 'rejected' || status.state === 'unsure' || status.state === 'conflict';
}

/** The state in a word, as it stands in lists. */
export function stateWord(status: ChangeState): string {
  switch (status.state) {
    case 'queued':
      return 'Queued';
    case 'sending':
      return 'Sending';
    case 'unknown':
      return 'Looking for it';
    case 'unsure':
      return 'Unsure';
    case 'conflict':
      return 'Conflict';
    case 'applied':
      return 'Applied';
    case 'rejected':
      return 'Refused';
    case 'discarded':
      return status.replacedBy === undefined ? 'Discarded' : 'Mended';
    default:
      return assertNever(status);
  }
}
