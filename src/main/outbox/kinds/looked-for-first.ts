import { succeed } from '@shared/ipc/outcome';
import { wasLookedFor } from '../former';
import type { Kind } from './kind';
import { endedBeforeWrite } from './not-sent';

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
