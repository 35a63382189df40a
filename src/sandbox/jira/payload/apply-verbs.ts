import type { Field, Json } from '../../world/model';
import { type JsonObject, isJsonObject, isObject } from '../context';
import { checkEntry, checkValue } from './check-value';
import { type Checked, type ValuePlace, refuse, store } from './checked';
import type { UpdateVerb } from './payload';

function same(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function applyToArray(place: ValuePlace, field: Field, held: Json[], verb: UpdateVerb): Checked {
  const entry = checkEntry(place, field, verb.value);
  if (!entry.ok) return entry;
  const without = held.filter((one) => !same(one, entry.stored));
  const result = verb.verb === 'add' ? [...without, entry.stored] : without;
  return store(result.length === 0 ? null : result);
}

/** Applies `set`, `add`, `remove` and `edit` one after another to what is stored. */
export function applyVerbs(place: ValuePlace, field: Field, held: Json, verbs: readonly UpdateVerb[]): Checked {
  let current = held;
  for (const verb of verbs) {
    if (!field.operations.includes(verb.verb)) {
      return refuse(`Field '${field.id}' does not support the operation '${verb.verb}'.`);
    }
    const checked = applyVerb(place, field, current, verb);
    if (!checked.ok) return checked;
    current = checked.stored;
  }
  return store(current);
}

function applyVerb(place: ValuePlace, field: Field, held: Json, verb: UpdateVerb): Checked {
  switch (verb.verb) {
    case 'set':
      return checkValue(place, field, verb.value);
    case 'add':
    case 'remove':
      return applyToArray(place, field, Array.isArray(held) ? held : [], verb);
    case 'edit': {
      const checked = checkValue(place, field, verb.value);
      if (!checked.ok || !isJsonObject(checked.stored)) return checked;
      const merged: JsonObject = isObject(held) ? { ...held } : {};
      return store({ ...merged, ...checked.stored });
    }
    default:
      return refuse(`Field '${field.id}' does not support the operation '${verb.verb}'.`);
  }
}
