import type { CreateField } from '../jira/field';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { canonicalJson } from './canonical-json';
import { fieldTypeFor } from './catalogue';
import { addsOnly, CHANGE_PROPERTY } from './compile-payload';
import { isAskedBefore } from './form';

/** A part of a body that the form cannot hold, and why, in one sentence. */
export interface NotUnderstood {
  /** `fields.customfield_10050` */
  readonly path: string;
  readonly why: string;
}

export interface PayloadRead {
  /** By field id, as the catalogue's controls keep them. */
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** How a body names its project or issue type: by id, key or name (contract 7.1). */
export interface Named {
  readonly id: string | null;
  readonly key: string | null;
  readonly name: string | null;
}

export function namedIn(body: JsonObject, fieldId: 'project' | 'issuetype'): Named | null {
  const fields = body['fields'];
  const named = isJsonObject(fields) ? fields[fieldId] : undefined;
  if (!isJsonObject(named)) return null;
  const text = (part: string): string | null => {
    const value = named[part];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  return { id: text('id'), key: text('key'), name: text('name') };
}

/**
 * The way back from `compilePayload`: what a body of `POST issue` fills into the form of its project and issue type. Compiled
 * again, the values give the same body but for what is in `notUnderstood`. Pure.
 */
export function readPayload(body: JsonObject, fields: readonly CreateField[]): PayloadRead {
  const values: Record<string, JsonValue> = {};
  const notUnderstood: NotUnderstood[] = [];
  const take = (path: string, fieldId: string, wire: JsonValue): void => {
    const read = readField(fieldId, wire, fields);
    if ('why' in read) notUnderstood.push({ path, why: read.why });
    else values[read.fieldId] = read.value;
  };

  for (const [part, content] of Object.entries(body)) {
    if (part === 'fields' && isJsonObject(content)) {
      for (const [fieldId, wire] of Object.entries(content)) {
        if (wire !== undefined && fieldId !== 'project' && fieldId !== 'issuetype')
          take(`fields.${fieldId}`, fieldId, wire);
      }
    } else if (part === 'update' && isJsonObject(content)) {
      for (const [fieldId, verbs] of Object.entries(content)) {
        const path = `update.${fieldId}`;
        const set = setBy(verbs ?? null, find(fieldId, fields));
        if (set === null) notUnderstood.push({ path, why: 'The form can set and add, nothing else.' });
        else take(path, fieldId, set.wire);
      }
    } else if (part === 'properties') {
      if (!isOwnMarker(content)) notUnderstood.push({ path: part, why: 'The form sends no issue properties.' });
    } else notUnderstood.push({ path: part, why: 'The form does not send this part of a body.' });
  }
  return { values, notUnderstood };
}

function find(fieldId: string, fields: readonly CreateField[]): CreateField | undefined {
  return fields.find((field) => !isAskedBefore(field) && (field.fieldId === fieldId || field.key === fieldId));
}

function readField(
  fieldId: string,
  wire: JsonValue,
  fields: readonly CreateField[],
): { readonly fieldId: string; readonly value: JsonValue } | { readonly why: string } {
  const field = find(fieldId, fields);
  if (field === undefined) return { why: 'This project and issue type have no such field on create.' };
  if (wire === null) return { fieldId: field.fieldId, value: null };
  const type = fieldTypeFor(field.schema);
  const value = type.fromWire(wire, field);
  const otherwise = `${field.name} is not written like this. For example: ${JSON.stringify(type.example(field))}`;
  if (value === null) return { why: otherwise };
  const sent = type.toWire(value, field);
  // A value that is refused stays in the form, which says why.
  if (!sent.ok) return { fieldId: field.fieldId, value };
  if (dropsSomething(wire, sent.value)) {
    const whole = Array.isArray(wire) || isJsonObject(wire);
    return { why: whole ? `${field.name} cannot hold all of it, so nothing of it was filled in.` : otherwise };
  }
  // Read as text it has its words as well, where the body has only an id.
  const inWords = type.fromText(type.toText(value), field);
  const again = inWords.ok ? type.toWire(inWords.value, field) : null;
  const same = inWords.ok && again?.ok === true && canonicalJson(again.value) === canonicalJson(sent.value);
  return { fieldId: field.fieldId, value: same ? inWords.value : value };
}

/** What is sent may name a value another way, but it is never fewer values, nor other words. */
function dropsSomething(wire: JsonValue, sent: JsonValue): boolean {
  if (Array.isArray(wire)) return !Array.isArray(sent) || sent.length < wire.length;
  if (isJsonObject(wire)) return wire['type'] === 'doc' && canonicalJson(wire) !== canonicalJson(sent);
  return canonicalJson(wire) !== canonicalJson(sent);
}

/** What a list of verbs comes to on an issue that does not exist yet; null where that is more than a value. */
function setBy(verbs: JsonValue, field: CreateField | undefined): { readonly wire: JsonValue } | null {
  if (!Array.isArray(verbs)) return null;
  const entries = (verbs as readonly JsonValue[]).map(oneVerb);
  const [first, ...more] = entries;
  if (first?.verb === 'set' && more.length === 0) return first;
  const added = entries.flatMap((entry) => (entry?.verb === 'add' ? [entry.wire] : []));
  if (first === undefined || first === null || added.length < entries.length) return null;
  // A work log or a comment is one; labels and links are many.
  const single =
    more.length === 0 && field !== undefined && addsOnly(field.operations) && field.schema.type !== 'array';
  return single ? first : { wire: added };
}

function oneVerb(entry: JsonValue): { readonly verb: string; readonly wire: JsonValue } | null {
  if (!isJsonObject(entry)) return null;
  const [verb, ...more] = Object.keys(entry);
  return verb === undefined || more.length > 0 ? null : { verb, wire: entry[verb] ?? null };
}

/** The marker of the change that the body was copied from: a new change gets its own. */
function isOwnMarker(properties: JsonValue | undefined): boolean {
  return (
    Array.isArray(properties) &&
    (properties as readonly JsonValue[]).every((each) => isJsonObject(each) && each['key'] === CHANGE_PROPERTY)
  );
}
