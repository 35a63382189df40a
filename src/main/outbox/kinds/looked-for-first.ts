import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { Sighting } from '../decide';
import { wasLookedFor } from '../former';
import type { Kind, Sent } from './kind';
import { endedBeforeWrite } from './not-sent';

/**
 * A kind whose change, once looked for in vain, is looked for once more before it is sent again: between the two lie hours where Jira
 * asked to wait, the workbench was closed, or a person was asked. Only a hit counts; whatever else is seen was decided on before.
 */
export function lookedForFirst(kind: Kind): Kind {
  const { sendMany, lookMany } = kind;
  const many: Pick<Kind, 'sendMany'> =
    sendMany === undefined || lookMany === undefined
      ? {}
      : {
          sendMany: async (ports, changes) => {
            const before = changes.filter(wasLookedFor);
            const sightings = before.length === 0 ? [] : await lookMany(ports, before);
            const ended = new Map(before.map(({ id }, at) => [id, endBefore(theOne(sightings, at))]));
            const left = changes.filter(({ id }) => (ended.get(id) ?? null) === null);
            const sent = left.length === 0 ? [] : await sendMany(ports, left);
            const ends = new Map(left.map(({ id }, at) => [id, theOne(sent, at)]));
            return changes.map(({ id }) => ended.get(id) ?? ends.get(id) ?? theOne([], 0));
          },
        };
  return {
    ...kind,
    ...many,
    send: async (ports, change, remember) => {
      const end = wasLookedFor(change) ? endBefore(await kind.look(ports, change)) : null;
      return end ?? kind.send(ports, change, remember);
    },
  };
}

/** Of a list with one for each change. A defect of ours: nobody is to take it for the answer to another one. */
function theOne<T>(list: readonly T[], at: number): T {
  const one = list[at];
  if (one === undefined) throw new Error('Fewer answers than changes.');
  return one;
}

/** How a send ends before it began; `null` where it is to be sent. */
function endBefore(sighting: Outcome<Sighting>): Sent | null {
  if (sighting.ok) return sighting.value.found === null ? null : succeed(sighting.value.found);
  const ended = endedBeforeWrite(sighting.failure);
  // Where it can never be looked for, a person has said that it is to be sent.
  return ended.unsent === true ? ended : null;
}
