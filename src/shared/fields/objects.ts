import type { JsonValue } from '../json';
import { isJsonObject } from '../json';
import { defineFieldType } from './define-field-type';
import type { Read } from './field-type';
import { joinList, splitList } from './list-text';
import { mergeSets } from './merge-values';
import { namedIdToText, readNamedId } from './named-id-text';
import { isChoiceList } from './value-guards';
import type { AssetObject } from './values';
import { readJsonForm } from './wire-text';

const SEPARATORS = ',;\n';

/** A workspace's id and an object's, with a colon between them (contract 7.2). */
const ID = /^[^\s:<>]+:[^\s:<>]+$/;

function readObject(text: string): Read<AssetObject> {
  const typed = text.trim();
  const { id, name } = readNamedId(typed) ?? { id: typed, name: '' };
  if (ID.test(id)) return { ok: true, value: { id, label: name } };
  return {
    ok: false,
    problem: `Jira knows Assets objects as workspace:object, for example 8b1c:12, not as "${typed}".`,
  };
}

function objectFromWire(wire: JsonValue): AssetObject | null {
  if (!isJsonObject(wire)) return null;
  const { id, workspaceId, objectId, label } = wire;
  const whole =
    typeof id === 'string' && id !== ''
      ? id
      : typeof workspaceId === 'string' && typeof objectId === 'string'
        ? `${workspaceId}:${objectId}`
        : null;
  return whole === null ? null : { id: whole, label: typeof label === 'string' ? label : '' };
}

function fromWire(wire: JsonValue): readonly AssetObject[] | null {
  if (!Array.isArray(wire)) return null;
  const objects = wire.map((item: JsonValue) => objectFromWire(item)).filter((object) => object !== null);
  return objects.length === 0 ? null : objects;
}

function withoutDoubles(objects: readonly AssetObject[]): AssetObject[] {
  return [...new Map(objects.map((object) => [object.id, object])).values()];
}

function readObjects(text: string): Read<readonly AssetObject[]> {
  const wire = fromWire(readJsonForm(text));
  if (wire !== null) return { ok: true, value: withoutDoubles(wire) };
  const objects: AssetObject[] = [];
  for (const entry of splitList(text, SEPARATORS)) {
    const read = readObject(entry);
    if (!read.ok) return read;
    objects.push(read.value);
  }
  return { ok: true, value: withoutDoubles(objects) };
}

function toWire(objects: readonly AssetObject[]): Read<JsonValue> {
  for (const { id } of objects) {
    const read = readObject(id);
    if (!read.ok) return read;
  }
  return { ok: true, value: withoutDoubles(objects).map(({ id }) => ({ id })) };
}

/** Assets objects, one or several: a list on the wire either way. */
export const objectsType = defineFieldType<readonly AssetObject[]>({
  name: 'objects',
  control: 'objects',
  notes: {
    schemas: '`com.atlassian.jira.plugins.cmdb:cmdb-object-cf`, whatever its `type` says',
    text: '`workspace:object`, or `Name <workspace:object>`, several between commas',
    merge: 'set',
    remarks: 'A list on the wire also where the field holds one object.',
  },
  holds: isChoiceList,
  matches: (schema) => schema.custom === 'com.atlassian.jira.plugins.cmdb:cmdb-object-cf',
  isEmpty: (objects) => objects.length === 0,
  fromText: (text) => readObjects(text),
  toText: (objects) =>
    joinList(
      objects.map(({ id, label }) => namedIdToText({ id, name: label })),
      SEPARATORS,
      ', ',
    ),
  toWire: (objects) => toWire(objects),
  fromWire: (wire) => fromWire(wire),
  merge: (base, mine, theirs) => mergeSets(base, mine, theirs, ({ id }) => id),
  example: () => [{ id: 'f1668d0c-828c-470c-b7d1-8c4f48cd345a:88' }],
});
