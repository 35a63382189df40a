import { succeed } from '@shared/ipc/outcome';
import type { JsonObject } from '@shared/json';
import type { JournalledChange } from '../journalled-change';
import type { Kind } from './kind';
import { endedBeforeWrite } from './not-sent';

const SINCE = 'lookedForSince';

/** The memo of a change that was looked for in vain: should it be sent again, an earlier send may have arrived by then. */
export function withLookedFor(change: JournalledChange): JsonObject {
  return { ...change.memo, [SINCE]: mayBeThereSince(change) };
}

/** Whether an earlier send of it was looked for in vain. */
export function wasLookedFor({ memo }: JournalledChange): boolean {
  return typeof memo?.[SINCE] === 'number';
}

/**
 * When the first send of it began that may have reached Jira, epoch milliseconds. Not the moment at which its answer was lost: a computer
 * that slept meanwhile notices that hours after Jira made the issue.
 */
export function mayBeThereSince({ memo, beganAt, createdAt }: JournalledChange): number {
  const since = memo?.[SINCE];
  return Math.min(beganAt ?? createdAt, typeof since === 'number' ? since : Infinity);
}

/**
 * A kind whose change, once looked for in vain, is looked for once more before it is sent again: between the two lie hours where Jira
 * asked to wait, the workbench was closed, or a person was asked. Only a hit counts; whatever else is seen was decided on before.
 */
export function lookedForFirst(kind: Kind): Kind {
  return {
    ...kind,
    send: async (ports, change, remember) => {
      if (!wasLookedFor(change)) return kind.send(ports, change, remember);
      const sighting = await kind.look(ports, change);
      if (sighting.ok && sighting.value.found !== null) return succeed(sighting.value.found);
      if (!sighting.ok) {
        const ended = endedBeforeWrite(sighting.failure);
        // Where it can never be looked for, a person has said that it is to be sent.
        if (ended.unsent === true) return ended;
      }
      return kind.send(ports, change, remember);
    },
  };
}
