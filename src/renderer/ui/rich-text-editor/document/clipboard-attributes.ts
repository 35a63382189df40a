import { isJsonObject } from '@shared/json';
import type { JsonValue } from '@shared/json';
import type { AttributeKind } from './attribute-kinds';

/** HTML attributes by which a piece of a document travels through the clipboard whole. */
export const CLIPBOARD_TYPE = 'data-adf-type';
export const CLIPBOARD_ATTRS = 'data-adf-attrs';

/**
 * The attributes that a copied node brought along, or `false` where they are not ours: any page can write such HTML, so each one is
 * checked, and the schema judges the document once more before it is sent.
 */
export function readClipboardAttributes(
  element: HTMLElement,
  kinds: Readonly<Record<string, AttributeKind>>,
): Record<string, JsonValue> | false {
  const found = parse(element.getAttribute(CLIPBOARD_ATTRS) ?? '');
  if (!isJsonObject(found)) return false;
  const attrs: [string, JsonValue][] = [];
  for (const [name, kind] of Object.entries(kinds)) {
    const value = found[name] ?? kind.absent;
    const isAbsent = value === kind.absent;
    if (!isAbsent && !kind.takes(value)) return false;
    attrs.push([name, value]);
  }
  return Object.fromEntries(attrs);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Written by another program: read as plain HTML.
    return null;
  }
}
