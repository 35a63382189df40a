import type { Gateway } from '../gateway/request';
import type { Remote } from '../storage/remote';
import type { Journal } from './journal';
import { readKeptFile } from './keep-file';
import { KINDS } from './kinds/all';
import type { KindPorts } from './kinds/kind';
import type { SendPorts } from './steps';

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
    send: async (change, remember) => KINDS[change.kind].send(ports, change, remember),
    look: async (change) => KINDS[change.kind].look(ports, change),
  };
}
