import type { Pickers } from '../../../../src/renderer/ui/field-control/pickers';
import { foundHere } from '../../../../src/renderer/ui/picker/option';

/** A form's pickers that find nothing but what a test gives them. */
export function fakePickers(over: Partial<Pickers> = {}): Pickers {
  const none = () => Promise.resolve(foundHere<never>([]));
  return {
    searchUsers: none,
    searchIssues: none,
    searchGroups: none,
    searchSprints: none,
    searchTeams: none,
    suggestLabels: none,
    linkTypes: () => Promise.resolve([]),
    lastAccepted: () => Promise.resolve(null),
    ...over,
  };
}
