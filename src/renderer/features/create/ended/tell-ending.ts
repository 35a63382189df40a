import type { Change } from '@shared/ipc/change';
import type { Toasts } from '../../../ui/overlay/toasts';

export interface TellPorts {
  readonly toasts: Toasts;
  readonly openIssue: (issueKey: string) => void;
  readonly onOpenOutbox: () => void;
}

/** Says what became of an issue whose form is not on the screen any more. */
export function tellEnding({ status, title }: Change, { toasts, openIssue, onOpenOutbox }: TellPorts): void {
  if (status.state === 'applied') {
    const { issueKey } = status;
    toasts.show({
      kind: 'done',
      text: `${issueKey} created`,
      action: { label: 'Open', run: () => openIssue(issueKey) },
    });
    return;
  }
  const action = { label: 'Show the outbox', run: onOpenOutbox };
  if (status.state === 'rejected')
    toasts.show({ kind: 'refused', text: `Jira refused “${title}”. It is still in the form.`, action });
  else toasts.show({ kind: 'waiting', text: `“${title}” is not in Jira yet`, action });
}
