import { fieldTypeFor } from '@shared/fields/catalogue';
import { addsOnly, CHANGE_PROPERTY, toVerbs } from '@shared/fields/compile-payload';
import { momentToWire, readMoment } from '@shared/fields/date-time-text';
import type { Change } from '@shared/ipc/change';
import { changeInput, type ChangeInput, type FieldEdit } from '@shared/ipc/change-input';
import type { JsonObject, JsonValue } from '@shared/json';

/**
 * What the person asked for, in the form in which Jira takes it. An edit is merged with what Jira holds when it is sent, so that less of
 * it may leave. Pure.
 */
export function requestBodyOf({ id, body, marker = id, issueKey }: Change): JsonObject {
  const read = changeInput.safeParse(body);
  return read.success ? bodyOf(read.data, [{ key: CHANGE_PROPERTY, value: { id: marker } }], issueKey) : body;
}

/** @param properties the marker by which it is found again, on what can carry one */
function bodyOf(input: ChangeInput, properties: JsonValue, issueKey: string | null): JsonObject {
  switch (input.kind) {
    case 'edit':
      return wireOf(input.fields);
    case 'assign':
      return { accountId: input.mine?.accountId ?? null };
    case 'transition':
      return { transition: { id: input.transitionId }, ...wireOf(input.fields) };
    case 'comment':
      return { body: input.body, properties };
    case 'edit-comment':
      return { body: input.mine };
    case 'worklog': {
      const { timeSpentSeconds, comment } = input;
      const moment = readMoment(input.started);
      const started = moment.ok ? momentToWire(moment.value) : input.started;
      return { timeSpentSeconds, started, ...(comment === null ? {} : { comment }), properties };
    }
    case 'link': {
      // The blocking end is the inward one, whichever of the two the change is about.
      const own = { key: issueKey ?? '{key}' };
      const other = { key: input.otherKey };
      const [inwardIssue, outwardIssue] = input.direction === 'outward' ? [own, other] : [other, own];
      return { type: { name: input.typeName }, inwardIssue, outwardIssue };
    }
    case 'watch':
      return { accountId: input.accountId };
  }
}

function wireOf(all: readonly FieldEdit[]): JsonObject {
  const added = all.filter(({ operations }) => addsOnly(operations));
  const set = all.filter((field) => !added.includes(field));
  return {
    ...(set.length === 0 ? {} : { fields: Object.fromEntries(set.map((field) => [field.fieldId, wireValue(field)])) }),
    ...(added.length === 0
      ? {}
      : {
          update: Object.fromEntries(
            added.map((field) => [field.fieldId, toVerbs(wireValue(field), field.operations)]),
          ),
        }),
  };
}

function wireValue(field: FieldEdit): JsonValue {
  if (field.mine === null) return null;
  const wire = fieldTypeFor(field.schema).toWire(field.mine, field);
  // Kept as it was typed: the refusal says what is wrong with it.
  return wire.ok ? wire.value : field.mine;
}
