import { lacking as lackingIn, payloadProblems } from '../fields/compile-payload';
import { isParentField } from '../fields/parent-field';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import type { TypeForm } from './bulk-site';
import type { BoundColumn } from './mapping';
import { notCompiled } from './row-problems';
import type { OpenRow } from './take-cells';
import type { SheetPlace, TypePlace } from './type-place';

/**
 * The one compiler says what lacks in a row and what cannot be sent. The body itself is made when it is wanted: see `finalBody`.
 *
 * @param counts which of what it says is told
 */
export function compileRow(
  form: TypeForm,
  place: TypePlace,
  hasParent: boolean,
  open: OpenRow,
  { bound, checked, someParent }: Pick<SheetPlace, 'bound' | 'checked' | 'someParent'>,
  counts: (fieldId: string, value: JsonValue | undefined) => boolean = () => true,
): void {
  const { fields, parentField, lacking } = place;
  const { values, spoilt, problems } = open;
  // Which issue it will be is not known yet, and only that there is one matters.
  if (hasParent && parentField !== null) values[parentField.fieldId] = someParent;
  // Of most rows it is known from their cells that it has nothing to say.
  if (!open.unsure && (!hasParent || place.parentSendable) && lacksNothing(form, open)) {
    if (hasParent && parentField !== null) Reflect.deleteProperty(values, parentField.fieldId);
    return;
  }
  const found = payloadProblems({ fields: form.fields, values }, checked);
  if (hasParent && parentField !== null) Reflect.deleteProperty(values, parentField.fieldId);
  for (const [fieldId, sentence] of Object.entries(found)) {
    if (spoilt.has(fieldId)) continue;
    const field = fields.get(fieldId);
    const value = values[fieldId];
    if (!counts(fieldId, value)) continue;
    const known = value === undefined ? lacking.get(fieldId) : undefined;
    const problem = known ?? notCompiled(fieldId, field, value, sentence, columnOf(fieldId, field, bound));
    // Of a field that has nothing, nothing else can be said.
    if (value === undefined) lacking.set(fieldId, problem);
    problems.push(problem);
  }
}

function columnOf(fieldId: string, field: CreateField | undefined, bound: readonly BoundColumn[]): number | null {
  const isParent = field !== undefined && isParentField(field);
  const isOf = ({ mapping: { target } }: BoundColumn): boolean =>
    isParent ? target.kind === 'parent' : target.kind === 'field' && target.fieldId === fieldId;
  return bound.find(isOf)?.column ?? null;
}

/** But for what has a problem already. */
function lacksNothing({ fields }: TypeForm, { values, spoilt }: OpenRow): boolean {
  return lackingIn({ fields, values }).every(({ fieldId }) => spoilt.has(fieldId));
}
