import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from './json';

// zod probes `new Function` otherwise, which the renderer's content security policy forbids and reports.
z.config({ jitless: true });

/**
 * JSON that must arrive as it was: the same keys in the same order. An object schema would strip and reorder them,
 * so documents and raw field values only ever pass through these two.
 */
export const jsonValue = z.custom<JsonValue>((value) => value !== undefined, 'a JSON value');
export const jsonObject = z.custom<JsonObject>((value) => isJsonObject(value), 'a JSON object');

export { z };
