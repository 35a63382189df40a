import { isJsonObject } from '@shared/json';
import type { JsonValue } from '@shared/json';

/** One attribute of an ADF node or mark: what it takes, and what stands in the editor when the document has none. */
export interface AttributeKind {
  readonly takes: (value: JsonValue) => boolean;
  /** In the editor, for an attribute that the document leaves out. */
  readonly absent: JsonValue;
  /** ADF demands it: written even when it equals `absent`, and a document without it is not read as this node. */
  readonly required: boolean;
  /** Names one node of the document, so a copy of the node must not carry it. */
  readonly unique: boolean;
}

function kind(takes: AttributeKind['takes']): AttributeKind {
  return { takes, absent: null, required: false, unique: false };
}

export function text(): AttributeKind {
  return kind((value) => typeof value === 'string');
}

export function someText(): AttributeKind {
  return kind((value) => typeof value === 'string' && value !== '');
}

export function pattern(form: RegExp): AttributeKind {
  return kind((value) => typeof value === 'string' && form.test(value));
}

export function oneOf(...values: readonly string[]): AttributeKind {
  return kind((value) => typeof value === 'string' && values.includes(value));
}

export function flag(): AttributeKind {
  return kind((value) => typeof value === 'boolean');
}

export function amount(least = -Infinity, most = Infinity): AttributeKind {
  return kind((value) => typeof value === 'number' && value >= least && value <= most);
}

export function whole(least: number, most: number): AttributeKind {
  return kind((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most);
}

export function amounts(): AttributeKind {
  return kind((value) => Array.isArray(value) && value.every((one) => typeof one === 'number'));
}

export function anything(): AttributeKind {
  return kind(() => true);
}

/** JSON of Jira's that the editor carries and never looks into. */
export function opaque(): AttributeKind {
  return kind(isJsonObject);
}

export function objects(): AttributeKind {
  return kind((value) => Array.isArray(value) && value.every(isJsonObject));
}

export function localId(): AttributeKind {
  return { ...kind((value) => typeof value === 'string'), unique: true };
}

/** Absent in the document means `value`, as with a span of one. */
export function absentMeans(value: JsonValue, of: AttributeKind): AttributeKind {
  return { ...of, absent: value };
}

/** Demanded by ADF; `fresh` stands in a node that the editor makes. */
export function required(fresh: JsonValue, of: AttributeKind): AttributeKind {
  return { ...of, absent: fresh, required: true };
}
