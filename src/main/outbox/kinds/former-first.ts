import { asWording, stillOut } from '../former';
import type { Kind } from './kind';
import { endedBeforeWrite } from './not-sent';

/**
 * A kind whose change, once it was said anew, is looked for as it was said before: that may have arrived meanwhile, or arrive while this
 * one waits. What is found is made to say what is said now, and nothing is sent beside it. Only a hit counts, as with what is sent again.
 */
export function formerFirst(kind: Kind): Kind {
  return {
    ...kind,
    send: async (ports, change, remember) => {
      for (const former of stillOut(change)) {
        const sighting = await kind.look(ports, asWording(change, former));
        if (!sighting.ok) {
          const ended = endedBeforeWrite(sighting.failure);
          if (ended.unsent === true) return ended;
          continue;
        }
        const { found } = sighting.value;
        if (found === null) continue;
        if (kind.amend !== undefined) return kind.amend(ports, change, former, found, remember);
        return { unsure: [{ key: found.key, summary: change.title }] };
      }
      return kind.send(ports, change, remember);
    },
  };
}
