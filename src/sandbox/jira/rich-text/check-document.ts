import schema from '@atlaskit/adf-schema/dist/json-schema/v1/full.json' with { type: 'json' };
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import type { Json } from '../../world/model';
import { isJsonObject } from '../context';
import { adfText } from './adf-text';

const LIMIT = 32_767;

let compiled: ValidateFunction | undefined;

function validator(): ValidateFunction {
  // Compiling takes a tenth of a second: only when the first document arrives.
  compiled ??= new Ajv({ strict: false }).compile(schema);
  return compiled;
}

export type DocumentVerdict =
  | { verdict: 'valid' }
  | { verdict: 'not-a-document' }
  /** `code` is what Jira answers instead of a sentence; it names no field. */
  | { verdict: 'refused'; code: 'INVALID_INPUT' | 'CONTENT_LIMIT_EXCEEDED' | 'ATTACHMENT_VALIDATION_ERROR' };

/**
 * Jira rejects a bad document, it never repairs one (contract 10).
 * @param knownMedia ids of media that the issue already holds; every other file is foreign to it.
 */
export function checkDocument(value: unknown, knownMedia: ReadonlySet<string>): DocumentVerdict {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { verdict: 'not-a-document' };
  if (!validator()(value)) return { verdict: 'refused', code: 'INVALID_INPUT' };
  const document = value as Json;
  if (adfText(document).length > LIMIT) return { verdict: 'refused', code: 'CONTENT_LIMIT_EXCEEDED' };
  if ([...mediaIds(document)].some((id) => !knownMedia.has(id))) {
    return { verdict: 'refused', code: 'ATTACHMENT_VALIDATION_ERROR' };
  }
  return { verdict: 'valid' };
}

/** Ids of the uploaded files that a document shows; external images have none. */
export function* mediaIds(node: Json | undefined): Generator<string> {
  if (Array.isArray(node)) {
    for (const child of node) yield* mediaIds(child);
    return;
  }
  if (!isJsonObject(node)) return;
  const attrs = node['attrs'];
  if ((node['type'] === 'media' || node['type'] === 'mediaInline') && isJsonObject(attrs)) {
    if (attrs['type'] !== 'external' && typeof attrs['id'] === 'string') yield attrs['id'];
  }
  yield* mediaIds(node['content']);
}
