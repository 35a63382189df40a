import { describeFailure } from '@shared/ipc/describe-failure';
import type { Failure } from '@shared/ipc/failure';

/** A failure for a terminal: what happened, why, a line for each field, who can mend it. */
export function wordsOf(failure: Failure, now: number, fieldNames: Readonly<Record<string, string>> = {}): string {
  if (failure.kind === 'app-not-configured') {
    return 'Set WORKBENCH_CLIENT_ID and WORKBENCH_CLIENT_SECRET to the credential of a service account.';
  }
  const { title, detail, whoCanMend } = describeFailure(failure, now);
  const byField = Object.entries(reasonsByField(failure)).map(([id, reason]) => {
    const name = fieldNames[id];
    return `  ${name === undefined || name === id ? id : `${name} (${id})`}: ${reason}`;
  });
  const why = byField.length === 0 ? detail : failure.kind === 'jira-rejected' ? failure.messages.join(' ') : '';
  return [title, why, ...byField, whoCanMend === undefined ? '' : `Who can mend it: ${whoCanMend}`]
    .filter((line) => line !== '')
    .join('\n');
}

function reasonsByField(failure: Failure): Readonly<Record<string, string>> {
  if (failure.kind === 'jira-rejected') return failure.fieldErrors;
  return failure.kind === 'invalid-input' ? failure.fields : {};
}
