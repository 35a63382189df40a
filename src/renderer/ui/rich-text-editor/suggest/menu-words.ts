import type { TriggerKind } from './find-trigger';

const ONE: Readonly<Record<TriggerKind, string>> = { slash: 'thing to insert', mention: 'person', emoji: 'emoji' };
const SEVERAL: Readonly<Record<TriggerKind, string>> = { slash: 'things to insert', mention: 'people', emoji: 'emoji' };

/** For those who do not see the menu: how much is in it, and how it is worked. Nothing where it says itself that it is empty. */
export function menuWords(kind: TriggerKind, count: number): string {
  if (count === 0) return '';
  return `${String(count)} ${(count === 1 ? ONE : SEVERAL)[kind]}. Arrow keys choose, Enter inserts, Escape closes.`;
}
