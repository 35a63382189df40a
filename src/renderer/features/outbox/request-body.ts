import { fieldTypeFor } from '@shared/fields/catalogue';
import { addsOnly, toVerbs } from '@shared/fields/compile-payload';
import type { Change } from '@shared/ipc/change';
import { changeInput, type ChangeInput, type FieldEdit } from '@shared/ipc/change-input';
import type { JsonObject, JsonValue } from '@shared/json';

/**
 * What the person asked for, in the form in which Jira takes it. An edit is merged with what Jira holds when it is sent, so that less of
 * it may leave. Pure.
 */
export function requestBodyOf({ body }: Change): JsonObject {
  const read = changeInput.safeParse(body);
  return read.success ? bodyOf(read.data) : body;
}

function bodyOf(input: ChangeInput): JsonObject {
  switch (input.kind) {
    case 'edit':
      return wireOf(input.fields);
    case 'assign':
      return { accountId: input.mine?.accountId ?? null };
    case 'transition':
      return { transition: { id: input.transitionId }, ...wireOf(input.fields) };
    case 'comment':
      return { body: input.body };
    case 'worklog': {
      const { timeSpentSeconds, started, comment } = input;
      return comment === null ? { timeSpentSeconds, started } : { timeSpentSeconds, started, comment };
    }
    case 'link':
      return {
        type: { name: input.typeName },
        [input.direction === 'outward' ? 'outwardIssue' : 'inwardIssue']: { key: input.otherKey },
      };
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
