import { findAdfFaults } from '@shared/adf/validate';
import { adfToText } from '@shared/adf/to-text';
import type { RefusedPlace } from '@shared/ipc/failure';
import { isJsonObject, type JsonObject, type JsonValue } from '@shared/json';

/** Contract §8.3: characters of one rich text. */
const LONGEST_TEXT = 32_767;
const MOST_PLACES = 5;
/** System fields that take a document and nothing else (contract §7.1); a custom field's type is not known here. */
const RICH_FIELDS = ['description', 'environment'];

interface SentDocument {
  readonly path: string;
  readonly document: JsonObject;
}

/**
 * Where in the body that we sent is what Jira refused as rich text. Jira names no place for it (contract §8.3, §10), so what was sent
 * is checked against Atlassian's own schema. Decides on Jira's codes, never on its sentences. Pure.
 *
 * @param refused the ids of the fields that Jira named
 */
export function refusedPlaces(
  body: JsonObject,
  messages: readonly string[],
  refused: readonly string[],
): RefusedPlace[] {
  const documents = documentsIn(body, '');
  const places: RefusedPlace[] = [];
  if (messages.includes('CONTENT_LIMIT_EXCEEDED')) places.push(...documents.flatMap(tooLong));
  if (messages.includes('ATTACHMENT_VALIDATION_ERROR'))
    places.push(...documents.flatMap(({ path, document }) => mediaIn(document, path)));
  const named = (path: string): boolean =>
    refused.some((field) => path === `fields.${field}` || path.startsWith(`update.${field}[`));
  if (messages.includes('INVALID_INPUT') || refused.length > 0) {
    const suspects = messages.includes('INVALID_INPUT') ? documents : documents.filter(({ path }) => named(path));
    places.push(...suspects.flatMap(faultsOf));
    places.push(...plainWhereRich(body));
  }
  return places.slice(0, MOST_PLACES);
}

function faultsOf({ path, document }: SentDocument): RefusedPlace[] {
  return findAdfFaults(document).map((fault) => ({
    path: fault.path === 'document' ? path : `${path}.${fault.path}`,
    message: fault.message,
  }));
}

function tooLong({ path, document }: SentDocument): RefusedPlace[] {
  const { length } = adfToText(document);
  if (length <= LONGEST_TEXT) return [];
  const message = `It has ${length.toLocaleString('en')} characters. Jira takes ${LONGEST_TEXT.toLocaleString('en')}.`;
  return [{ path, message }];
}

/** A rich field that was given something else than a document. */
function plainWhereRich(body: JsonObject): RefusedPlace[] {
  const fields = body['fields'];
  if (!isJsonObject(fields)) return [];
  return RICH_FIELDS.flatMap((field) => {
    const value = fields[field];
    return value === undefined || value === null || isDocument(value)
      ? []
      : [{ path: `fields.${field}`, message: 'This has to be an Atlassian document, not plain text.' }];
  });
}

/** Files that a document names: which of them is foreign, Jira does not say. */
function mediaIn(value: JsonValue, path: string): RefusedPlace[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap((one, at) => mediaIn(one, `${path}[${at}]`));
  if (!isJsonObject(value)) return [];
  const isMedia = value['type'] === 'media' || value['type'] === 'mediaInline';
  if (isMedia) return [{ path, message: 'This file has to be an attachment of the same issue.' }];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : mediaIn(inner, `${path}.${name}`),
  );
}

/** Every document in a body, with its path: fields, `update` verbs, a comment's `body`, a worklog's `comment`. */
function documentsIn(value: JsonValue, path: string): SentDocument[] {
  if (isDocument(value)) return [{ path, document: value }];
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((one, at) => documentsIn(one, `${path}[${at}]`));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : documentsIn(inner, path === '' ? name : `${path}.${name}`),
  );
}

function isDocument(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && value['type'] === 'doc';
}
