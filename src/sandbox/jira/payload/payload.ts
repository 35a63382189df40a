import { Refusal } from '../../http/route';
import type { Json } from '../../world/model';
import { asJson, isObject } from '../context';
import type { FieldErrors } from './field-errors';

/** What create, edit and transition bodies have in common. */
export interface Payload {
  fields: Record<string, unknown>;
  update: Record<string, UpdateVerb[]>;
  properties: { key: string; value: Json }[];
  transitionId: string | undefined;
}

export interface UpdateVerb {
  verb: string;
  value: unknown;
}

const BAD_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';

export function readPayload(body: unknown, errors: FieldErrors): Payload {
  if (!isObject(body)) throw new Refusal(400, [BAD_PAYLOAD]);
  const fields = body['fields'] ?? {};
  const update = body['update'] ?? {};
  if (!isObject(fields) || !isObject(update)) throw new Refusal(400, [BAD_PAYLOAD]);
  for (const id of Object.keys(update)) {
    if (id in fields) errors.field(id, `Field '${id}' was specified in both 'fields' and 'update'.`);
  }
  return {
    fields,
    update: Object.fromEntries(Object.entries(update).map(([id, verbs]) => [id, readVerbs(verbs)])),
    properties: readProperties(body['properties']),
    transitionId: readTransition(body['transition']),
  };
}

function readVerbs(verbs: unknown): UpdateVerb[] {
  if (!Array.isArray(verbs)) throw new Refusal(400, [BAD_PAYLOAD]);
  return verbs.flatMap((entry: unknown) => {
    if (!isObject(entry)) throw new Refusal(400, [BAD_PAYLOAD]);
    return Object.entries(entry).map(([verb, value]): UpdateVerb => ({ verb, value }));
  });
}

function readTransition(transition: unknown): string | undefined {
  if (transition === undefined || transition === null) return undefined;
  const id = isObject(transition) ? transition['id'] : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') throw new Refusal(400, ["Missing 'transition' identifier"]);
  return String(id);
}

/** `[{"key":"k","value":{}}]`: entity properties, for issues, comments and worklogs alike. */
export function readProperties(properties: unknown): { key: string; value: Json }[] {
  if (properties === undefined || properties === null) return [];
  if (!Array.isArray(properties)) throw new Refusal(400, [BAD_PAYLOAD]);
  return properties.map((entry: unknown) => {
    const key = isObject(entry) ? entry['key'] : undefined;
    if (typeof key !== 'string' || key === '' || key.length > 255) {
      throw new Refusal(400, ['The property key cannot be null, empty or longer than 255 characters.']);
    }
    return { key, value: isObject(entry) ? asJson(entry['value']) : null };
  });
}
