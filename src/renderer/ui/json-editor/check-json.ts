import type { JsonValue } from '@shared/json';
import { findJsonFault } from './json-fault';

export type JsonCheck =
  | { readonly state: 'empty' }
  | { readonly state: 'valid'; readonly value: JsonValue }
  /** The line counts from 1. */
  | { readonly state: 'invalid'; readonly line: number; readonly problem: string };

/** Whether a text is JSON, and if not, on which line it stops being so. */
export function checkJson(text: string): JsonCheck {
  if (text.trim() === '') return { state: 'empty' };
  const fault = findJsonFault(text);
  if (fault === null) return { state: 'valid', value: JSON.parse(text) as JsonValue };
  return { state: 'invalid', line: text.slice(0, fault.offset).split('\n').length, problem: fault.problem };
}
