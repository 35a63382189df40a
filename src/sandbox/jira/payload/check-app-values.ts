import type { Json } from '../../world/model';
import { ORGANIZATIONS, REQUEST_TYPES, requestTypeValue } from '../../world/service-desk';
import { asJson, isObject } from '../context';
import { type Check, type Checked, eachEntry, refuse, store } from './checked';

export const checkText: Check = (_place, _field, value) =>
  typeof value === 'string' ? store(value) : refuse('data was not a string');

/** A Forge object field: any JSON object, whose inside is the app's own business. */
export const checkObject: Check = (_place, _field, value) =>
  isObject(value) ? store(asJson(value)) : refuse('data was not an object');

function readAsset(value: unknown): Checked {
  const id = isObject(value) ? value['id'] : undefined;
  const [, workspaceId, objectId] = /^([\w-]+):(\d+)$/.exec(typeof id === 'string' ? id : '') ?? [];
  if (workspaceId === undefined || objectId === undefined) {
    return refuse("Specify an object by its global id, such as {'id': 'workspace:123'}.");
  }
  return store({ id: `${workspaceId}:${objectId}`, workspaceId, objectId });
}

/** `[{"id":"workspace:objectId"}]`; an old field of type `any` holds one object without a list (contract 7.2). */
export const checkAssets: Check = (place, field, value) =>
  field.schema.type === 'array' || Array.isArray(value)
    ? eachEntry((_place, _field, entry) => readAsset(entry))(place, field, value)
    : readAsset(value);

/** The id of a request type as text; it is read as an object with the status that the customer sees. */
export const checkRequestType: Check = (_place, _field, value) => {
  const type = REQUEST_TYPES.find((one) => one.id === value);
  return type ? store(requestTypeValue(type)) : refuse('Specify a valid request type.');
};

/** Ids as numbers in, objects out. */
export const checkOrganization: Check = (_place, _field, value) => {
  const found = ORGANIZATIONS.find((one) => Number(one.id) === value);
  const shape: Json | undefined = found && { id: found.id, uuid: found.uuid, name: found.name };
  return shape === undefined ? refuse(`Organization with id '${JSON.stringify(value)}' does not exist.`) : store(shape);
};
