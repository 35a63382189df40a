import { useEffect, useState } from 'react';
import type { AcceptedValue } from '@shared/ipc/pickers';
import type { CreateField } from '@shared/jira/field';
import type { Pickers } from './pickers';

/** The newest value of a field that Jira has taken in this project; `null` until it is known, and where there is none. */
export function useLastAccepted(field: CreateField, { lastAccepted }: Pickers): AcceptedValue | null {
  const [accepted, setAccepted] = useState<AcceptedValue | null>(null);
  useEffect(() => {
    let here = true;
    lastAccepted(field).then(
      (found) => {
        if (here) setAccepted(found);
      },
      // An example that cannot be had is only a smaller help: nothing of the field depends on it.
      () => undefined,
    );
    return () => void (here = false);
  }, [field, lastAccepted]);
  return accepted;
}

/** The value as it is typed into the editor. */
export function acceptedText({ value }: AcceptedValue): string {
  return JSON.stringify(value, null, 2);
}
