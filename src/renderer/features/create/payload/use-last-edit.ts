import { useMemo, useState } from 'react';
import { changedLines } from './last-edit';

/**
 * The lines of a laid-out body that the last edit changed. All that is typed into one field, one after the other, is one edit.
 * @param edited the field that was edited last; `null` when the whole form became another one, which is no edit
 */
export function useLastEdit(text: string, edited: string | null): readonly number[] {
  const [seen, setSeen] = useState({ edited, before: text, text });
  if (seen.edited !== edited) setSeen({ edited, before: edited === null ? text : seen.text, text });
  else if (seen.text !== text) setSeen({ edited, before: edited === null ? text : seen.before, text });
  return useMemo(() => changedLines(seen.before, seen.text), [seen]);
}
