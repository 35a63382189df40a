import type { KeyboardEvent } from 'react';

/**
 * Whether Escape was pressed in the text of an editor, or beside it, and nothing had a use for it. Of a text it cannot be told by the
 * default: ProseMirror prevents that of every Escape, and one that is used there goes no further. Pure.
 */
export function isUnusedEscape({ key, target, currentTarget, nativeEvent }: KeyboardEvent): boolean {
  // What has opened over the text has keys of its own.
  if (key !== 'Escape' || !(target instanceof Element) || !currentTarget.contains(target)) return false;
  return !nativeEvent.defaultPrevented || target.closest('.ProseMirror') !== null;
}
