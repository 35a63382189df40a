import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Change } from '@shared/ipc/change';
import { changeInput, type ChangeInput, type FieldEdit } from '@shared/ipc/change-input';
import type { CreateField } from '@shared/jira/field';
import { isJsonObject, type JsonValue } from '@shared/json';
import { readDuration } from '@shared/read-duration';
import { asWorklog } from '../../ui/field-control/read-value';
import { workText } from '../../ui/field-value/named';

export type Values = Readonly<Record<string, JsonValue | null>>;

const EDITABLE: ReadonlySet<Change['kind']> = new Set([
  'edit',
  'assign',
  'transition',
  'comment',
  'edit-comment',
  'worklog',
]);

/** What of a change that is not in Jira can be said anew; `null` where it is given up and made again instead. Pure. */
export function editableInput({ kind, body, status }: Change): ChangeInput | null {
  if (status.state !== 'rejected' && status.state !== 'queued') return null;
  if (!EDITABLE.has(kind)) return null;
  const read = changeInput.safeParse(body);
  return read.success ? read.data : null;
}

/** The fields of a change, with what the person chose for each: an assignee and a comment are drawn as fields, too. Pure. */
export function fieldsOf(input: ChangeInput): readonly FieldEdit[] {
  switch (input.kind) {
    case 'edit':
    case 'transition':
      return input.fields;
    case 'assign':
      return [
        {
          fieldId: 'assignee',
          name: 'Assignee',
          schema: { type: 'user', system: 'assignee' },
          operations: ['set'],
          base: input.base,
          mine: input.mine,
        },
      ];
    case 'comment':
    case 'edit-comment':
      return [
        {
          fieldId: 'comment',
          name: 'Comment',
          schema: { type: 'comments-page', system: 'comment' },
          operations: ['add'],
          base: null,
          mine: input.kind === 'comment' ? input.body : input.mine,
        },
      ];
    case 'worklog':
      return [
        {
          fieldId: 'worklog',
          name: 'Work',
          schema: { type: 'array', items: 'worklog', system: 'worklog' },
          operations: ['add'],
          base: null,
          mine: { timeSpent: workText(input.timeSpentSeconds), started: input.started },
        },
        {
          fieldId: 'comment',
          name: 'What was done',
          schema: { type: 'comments-page', system: 'comment' },
          operations: ['add'],
          base: null,
          mine: input.comment,
        },
      ];
    default:
      return [];
  }
}

/** The same change with other values, or why they will not do. `controls` are the fields as Jira describes them. Pure but for the clock. */
export function withValues(
  input: ChangeInput,
  controls: readonly CreateField[],
  values: Values,
): { readonly input: ChangeInput } | { readonly problems: Readonly<Record<string, string>> } {
  const before = new Map(fieldsOf(input).map((field) => [field.fieldId, field]));
  const problems: Record<string, string> = {};
  const fields: FieldEdit[] = [];
  for (const { fieldId, name, schema, operations, required } of controls) {
    const type = fieldTypeFor(schema);
    const given = values[fieldId] ?? null;
    const mine = given === null || type.isEmpty(given) ? null : given;
    const former = before.get(fieldId);
    const asked = required || isComment(input) || fieldId === 'worklog';
    if (mine === null && asked) problems[fieldId] = `${name} is required.`;
    else if (input.kind === 'worklog' && fieldId === 'worklog' && readDuration(asWorklog(mine).timeSpent) === null)
      problems[fieldId] = 'Not a duration. Write it as 1h 30m, 45m or 2d.';
    const wire =
      mine === null ? null : type.toWire(mine, { fieldId, name, schema, operations }, former?.base ?? undefined);
    if (wire !== null && !wire.ok) problems[fieldId] = wire.problem;
    // Of a screen, what is left empty is not sent.
    if (mine === null && input.kind === 'transition') continue;
    fields.push({ fieldId, name, schema, operations, base: former?.base ?? null, mine });
  }
  return Object.keys(problems).length > 0 ? { problems } : { input: rebuilt(input, fields) };
}

function rebuilt(input: ChangeInput, fields: readonly FieldEdit[]): ChangeInput {
  const [first] = fields;
  switch (input.kind) {
    case 'edit':
    case 'transition':
      return { ...input, fields };
    case 'assign':
      return { ...input, mine: personOf(first?.mine ?? null) };
    case 'edit-comment':
      return { ...input, mine: first?.mine ?? null };
    case 'comment':
      return { ...input, body: first?.mine ?? null };
    case 'worklog': {
      const { timeSpent, started } = asWorklog(first?.mine ?? null);
      return {
        ...input,
        timeSpentSeconds: readDuration(timeSpent) ?? input.timeSpentSeconds,
        // As its control says.
        started: started === '' ? new Date().toISOString() : started,
        comment: fields[1]?.mine ?? null,
      };
    }
    default:
      return input;
  }
}

function isComment({ kind }: ChangeInput): boolean {
  return kind === 'comment' || kind === 'edit-comment';
}

function personOf(value: JsonValue): { accountId: string; displayName: string } | null {
  if (!isJsonObject(value)) return null;
  const { accountId, displayName } = value;
  return typeof accountId === 'string' && typeof displayName === 'string' ? { accountId, displayName } : null;
}
