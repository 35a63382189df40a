import { isJsonObject, type JsonValue } from '@shared/json';

const NAMES = ['displayName', 'value', 'name', 'summary', 'title', 'key', 'id'] as const;

/** What a value of Jira's is called: an option by `value`, a person by `displayName`, nearly all else by `name`. */
export function nameOf(value: JsonValue | undefined): string | null {
  if (value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (!isJsonObject(value)) return null;
  for (const member of NAMES) {
    const name = value[member];
    if (typeof name === 'string' && name !== '') return name;
    if (typeof name === 'number') return String(name);
  }
  return null;
}

/** An option with a child reads "Checkout / Vouchers". */
export function optionName(value: JsonValue | undefined): string | null {
  const name = nameOf(value);
  const child = isJsonObject(value) ? nameOf(value['child']) : null;
  return child === null ? name : `${name ?? ''} / ${child}`;
}

/** Whether there is nothing to show: absent, empty text, empty list. */
export function isBlank(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Seconds as Jira writes work: `2d 4h 30m`, with its default of eight hours a day and five days a week. */
export function workText(seconds: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['w', 5 * 8 * 3600],
    ['d', 8 * 3600],
    ['h', 3600],
    ['m', 60],
  ];
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.join(' ') || '0m';
}

/** A sprint: an object, or the string form of old servers (`…[id=37,name=Sprint 7,…]`). */
export function sprintName(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return /[[,]name=([^,\]]+)/.exec(value)?.[1] ?? value;
  return nameOf(isJsonObject(value) ? (value['name'] ?? value['id']) : value);
}

export function numberText(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 10 }).format(value);
}
