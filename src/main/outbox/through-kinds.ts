import { fail, succeed } from '@shared/ipc/outcome';
import type { Gateway } from '../gateway/request';
import type { Remote } from '../storage/remote';
import { NOTHING_SEEN } from './decide';
import type { Journal } from './journal';
import { readKeptFile } from './keep-file';
import { KINDS } from './kinds/all';
import type { KindPorts } from './kinds/kind';
import { isReadable } from './kinds/readable';
import type { SendPorts } from './steps';

const UNREADABLE = fail({
  kind: 'invalid-input',
  message:
    'Another version of the workbench wrote this change, and this one cannot read it. Discard it and make it anew.',
  fields: {},
});

/** Sends and looks for each change as its kind does. */
export function throughKinds({
  journal,
  gateway,
  now,
}: {
  readonly journal: Remote<Journal>;
  readonly gateway: Gateway;
  readonly now: () => number;
}): SendPorts {
  const ports: KindPorts = { gateway, now, fileOf: (changeId) => readKeptFile(journal, changeId) };
  return {
    send: async (change, remember) =>
      isReadable(change) ? KINDS[change.kind].send(ports, change, remember) : UNREADABLE,
    look: async (change) => (isReadable(change) ? KINDS[change.kind].look(ports, change) : succeed(NOTHING_SEEN)),
  };
}
