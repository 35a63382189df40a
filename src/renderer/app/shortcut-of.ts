import type { PushBody } from '@shared/ipc/pushes';

export type MenuCommand = PushBody<'menu.command'>['command'];

/** What a key press asks for; `null`: it is for whatever has the focus. */
export type Shortcut = MenuCommand | 'back' | 'forward' | null;

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The menu shows these keys and leaves them to the page, but for macOS, where the menu takes them first. */
const WITH_COMMAND: Readonly<Record<string, MenuCommand>> = {
  k: 'palette',
  n: 'create',
  f: 'search',
  ',': 'settings',
  '/': 'shortcuts',
};

/**
 * The keys that work on every screen. macOS edits text with Ctrl (K cuts to the end of the line, N goes a line down) and
 * jumps by words with Option and an arrow: there the command key alone is ours. `typing`: a text control has the focus. Pure.
 */
export function shortcutOf(
  press: KeyPress,
  { mac, typing }: { readonly mac: boolean; readonly typing: boolean },
): Shortcut {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const [command, other] = mac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
  if (command && !other && !altKey && !shiftKey) return WITH_COMMAND[key] ?? null;
  if (command || other || typing) return null;
  if (altKey && !shiftKey && key === 'ArrowLeft') return 'back';
  if (altKey && !shiftKey && key === 'ArrowRight') return 'forward';
  return key === '?' && !altKey ? 'shortcuts' : null;
}
