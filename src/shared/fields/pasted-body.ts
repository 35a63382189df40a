import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import type { Read } from './field-type';

const DATA_OPTION = /(?:^|\s)(?:--data(?:-raw|-binary|-ascii)?|--json|-d)(?:\s+|=)/;
const STRINGIFY = 'JSON.stringify(';

/**
 * The body of a create out of what a person pasted: the JSON itself, only its `fields`, or a call that holds it, as cURL or as
 * JavaScript's `fetch`. Nothing of it is run.
 */
export function readPastedBody(text: string): Read<JsonObject> {
  const typed = text.trim();
  if (typed === '') return { ok: false, problem: 'Paste the JSON body of a create, or a cURL command that holds it.' };
  const found = bodyText(typed);
  if (found === null) {
    return {
      ok: false,
      problem: 'This call holds no body: a cURL command has it after --data, a fetch in JSON.stringify.',
    };
  }
  const parsed = parse(found);
  if (!parsed.ok) return parsed;
  if (!isJsonObject(parsed.value)) {
    return { ok: false, problem: 'The body of a create is an object: { "fields": { … } }.' };
  }
  const body = parsed.value;
  return { ok: true, value: isJsonObject(body['fields']) || isJsonObject(body['update']) ? body : { fields: body } };
}

function bodyText(typed: string): string | null {
  if (typed.startsWith('{')) return typed;
  if (/^curl\b/.test(typed)) {
    const option = DATA_OPTION.exec(typed);
    return option === null ? null : shellWord(typed.slice(option.index + option[0].length));
  }
  const at = typed.indexOf(STRINGIFY);
  if (at >= 0) return jsonAtStart(typed.slice(at + STRINGIFY.length));
  return typed;
}

function parse(text: string): Read<JsonValue> {
  try {
    return { ok: true, value: JSON.parse(text) as JsonValue };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `This is not JSON: ${why}.` };
  }
}

/** The first word as a POSIX shell reads it: pieces in single quotes, in double quotes and bare, one after another. */
function shellWord(text: string): string {
  let word = '';
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (/\s/.test(char)) return word;
    if (char === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return word + text.slice(at + 1);
      word += text.slice(at + 1, end);
      at = end + 1;
    } else if (char === '"') {
      at += 1;
      while (at < text.length && text.charAt(at) !== '"') {
        const escaped = text.charAt(at) === '\\' && /["\\$`\n]/.test(text.charAt(at + 1));
        if (escaped) at += 1;
        word += text.charAt(at);
        at += 1;
      }
      at += 1;
    } else if (char === '\\') {
      word += text.charAt(at + 1);
      at += 2;
    } else {
      word += char;
      at += 1;
    }
  }
  return word;
}

/** The object that a text begins with, up to its closing brace. */
function jsonAtStart(text: string): string {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(0, at + 1);
    }
  }
  return text;
}
