import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../json';
import { pathInWords } from './fault-path';
import { findMadeFaults } from './made-faults';
import { adfToText } from './to-text';

/** Above this Jira answers `CONTENT_LIMIT_EXCEEDED` (contract 8.3). */
export const MOST_CHARACTERS = 32_767;

/**
 * Why a document cannot be sent, for the field that it was written in: what is wrong, where, and what to do. Null when it can. To be
 * asked before anything is sent, for a new text and for an edited one.
 *
 * @param before what an edit started from, as Jira gave it: what was odd there already may stay. Null, or anything that is no
 *   document, for a new text
 */
export function problemOfDocument(document: JsonObject, before: JsonValue | null = null): string | null {
  const [fault, ...more] = findMadeFaults(isDocument(before) ? before : null, document);
  if (fault !== undefined) {
    const others = more.length === 0 ? '' : ` ${String(more.length)} more like it.`;
    const where = pathInWords(document, fault.path);
    return `Jira would refuse this text at ${where}: ${fault.message}${others} Change that part, move it elsewhere or take it out.`;
  }
  const over = adfToText(document).length - MOST_CHARACTERS;
  return over > 0 ? `At most 32,767 characters: ${over.toLocaleString('en')} too many.` : null;
}

function isDocument(value: JsonValue | null): value is JsonObject {
  return isJsonObject(value) && value['type'] === 'doc';
}
