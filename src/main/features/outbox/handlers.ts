import type { Handlers } from '../../ipc/handle';
import type { Outbox } from '../../outbox/outbox';

export function outboxHandlers({
  outbox,
}: {
  readonly outbox: Outbox;
}): Pick<Handlers, 'outbox.list' | 'outbox.retry' | 'outbox.discard' | 'outbox.resolve'> {
  return {
    'outbox.list': (site) => outbox.list(site),
    'outbox.retry': ({ changeId }) => outbox.retry(changeId),
    'outbox.discard': ({ changeId }) => outbox.discard(changeId),
    'outbox.resolve': ({ changeId, issueKey }) => outbox.resolve(changeId, issueKey),
  };
}
