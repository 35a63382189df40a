import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CHANGE_PROPERTY } from '@shared/fields/compile-payload';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';
import type { Surroundings } from './command';

/** The body of `POST issue` from a file, or from standard input for `-`. It goes to Jira as it is. */
export async function readBody(
  name: string,
  around: Pick<Surroundings, 'folder' | 'readStdin'>,
): Promise<Outcome<JsonObject>> {
  let text: string;
  try {
    text = name === '-' ? await around.readStdin() : await readFile(resolve(around.folder, name), 'utf8');
  } catch (error) {
    return wrong(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseBody(text, name);
}

export function parseBody(text: string, name: string): Outcome<JsonObject> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return wrong(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isJsonObject(body) || !isJsonObject(body['fields'])) {
    return wrong(`${name} must hold a JSON object with "fields", as POST issue takes it.`);
  }
  return succeed(body);
}

/** How the body names its project; without one Jira refuses it, and a lost answer could not be looked for. */
export function projectOf(body: JsonObject): string | null {
  const fields = body['fields'];
  const project = isJsonObject(fields) ? fields['project'] : undefined;
  if (!isJsonObject(project)) return null;
  const named = project['key'] ?? project['id'];
  return typeof named === 'string' || typeof named === 'number' ? String(named) : null;
}

export function summaryOf(body: JsonObject): string {
  const fields = body['fields'];
  const summary = isJsonObject(fields) ? fields['summary'] : undefined;
  return typeof summary === 'string' && summary.trim() !== '' ? summary.trim() : 'New issue';
}

/** The body with the marker of this change; one that came with it, from a body used before, is replaced. Pure. */
export function withMarker(body: JsonObject, changeId: string): JsonObject {
  const given = body['properties'];
  const others = Array.isArray(given)
    ? (given as readonly JsonValue[]).filter((one) => !isJsonObject(one) || one['key'] !== CHANGE_PROPERTY)
    : [];
  return { ...body, properties: [...others, { key: CHANGE_PROPERTY, value: { id: changeId } }] };
}

function wrong(message: string): Outcome<JsonObject> {
  return fail({ kind: 'invalid-input', message, fields: {} });
}
