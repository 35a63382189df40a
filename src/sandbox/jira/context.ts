import type { JiraRequest } from '../http/route';
import type { Json } from '../world/model';

/** What every shape and rule needs to know of a request: who asks, on which site, when. */
export type JiraContext = Pick<JiraRequest, 'world' | 'site' | 'caller' | 'selfBase' | 'now'>;

export type JsonObject = { [key: string]: Json };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A stored JSON object, told apart from arrays and null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A parsed request body as JSON. Bodies come from `JSON.parse`, so only JSON can be in them; what is not
 * (`undefined` within an object built by a test) is dropped, as serialising it would.
 */
export function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (!isObject(value)) return null;
  const result: JsonObject = {};
  for (const [key, entry] of Object.entries(value)) if (entry !== undefined) result[key] = asJson(entry);
  return result;
}

/** A text among JSON; anything else is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The strings of a list in a request body; anything else is left out. */
export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
