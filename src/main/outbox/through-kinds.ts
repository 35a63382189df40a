import type { Candidate } from '@shared/ipc/change';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Gateway } from '../gateway/request';
import type { Remote } from '../storage/remote';
import { NOTHING_SEEN } from './decide';
import { asWording } from './former';
import type { FormerWording } from './former-wording';
import type { Journal } from './journal';
import type { JournalledChange } from './journalled-change';
import { readKeptFile } from './keep-file';
import { KINDS } from './kinds/all';
import type { Kind, KindPorts } from './kinds/kind';
import { isReadable } from './kinds/readable';
import { SeenMarkers } from './seen-markers';
import type { SendPorts } from './step-ports';

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
  const fileOf: KindPorts['fileOf'] = (site, changeId) => readKeptFile(journal, site, changeId);
  const ports: KindPorts = { gateway, now, fileOf, seen: new SeenMarkers() };
  return {
    send: async (change, remember) =>
      isReadable(change) ? KINDS[change.kind].send(ports, change, remember) : UNREADABLE,
    arrived: (change, wording) =>
      isReadable({ kind: change.kind, body: wording.body })
        ? arrivedAs(ports, change, wording)
        : Promise.resolve(succeed(null)),
    many: {
      send: async (changes) => {
        const send = kindOf(changes).sendMany;
        if (send === undefined) throw new Error('These cannot leave together.');
        return send(ports, changes);
      },
      look: async (changes) => {
        const look = kindOf(changes).lookMany;
        if (look === undefined) throw new Error('These cannot be looked for together.');
        return look(ports, changes);
      },
    },
    look: async (change) => (isReadable(change) ? KINDS[change.kind].look(ports, change) : succeed(NOTHING_SEEN)),
  };
}

/** Those that go together are of one kind. */
function kindOf([first]: readonly JournalledChange[]): Kind {
  return KINDS[first?.kind ?? 'create'];
}

/** Where a wording that something else has taken the place of is now, beside what the change became. */
async function arrivedAs(
  ports: KindPorts,
  change: JournalledChange,
  wording: FormerWording,
): Promise<Outcome<Candidate | null>> {
  const kind = KINDS[change.kind];
  const sighting = await kind.look(ports, asWording(change, wording));
  if (!sighting.ok) return sighting;
  const { found } = sighting.value;
  if (found === null) return succeed(null);
  const { status } = change;
  if (status.state === 'applied') {
    if (change.kind === 'create' && found.id === status.issueId) return succeed(null);
    const replaced = await kind.replaced?.(ports, change);
    if (replaced !== undefined && !replaced.ok) return replaced;
    if (replaced?.value === false) return succeed(null);
  }
  return succeed({ key: found.key, summary: change.title });
}
