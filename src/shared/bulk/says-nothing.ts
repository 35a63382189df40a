import { fold } from '../fold';
import type { CreateField } from '../jira/field';
import type { Closest } from './problem';

/** What people and programs write where nothing is meant. Folded. */
const NOTHING: ReadonlySet<string> = new Set([
  '-', '--', '---', '–', '—', '.', '?', 'n/a', 'na', 'n.a.', '#n/a', 'none', 'nil', 'null', 'nobody', 'unassigned', 'not assigned', 'empty',
  'tbd', 'tba', 'keine', 'keiner', 'niemand', 'nicht zugewiesen', 'leer', 'k.a.', 'entfallt', 'aucun', 'non assigne', 'ninguno', 'sin asignar',
]); // prettier-ignore

export const LEAVE_EMPTY: Closest = { text: '', label: 'Leave empty' };

/** Whether a text says that a field is empty, and the field may be. What the field takes as a value is asked before. Pure. */
export function saysNothing(text: string, field: Pick<CreateField, 'required'>): boolean {
  return !field.required && NOTHING.has(fold(text.trim()));
}
