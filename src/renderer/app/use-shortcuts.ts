import { useCallback, useEffect } from 'react';
import type { PushBody } from '@shared/ipc/pushes';
import { listen } from '../bridge';
import { useNavigation } from './navigation';

type MenuCommand = PushBody<'menu.command'>['command'];

/** The menu shows these keys and leaves them to the page, but for macOS, where the menu takes them first. */
const WITH_CTRL: Readonly<Record<string, MenuCommand>> = {
  k: 'palette',
  n: 'create',
  f: 'search',
  ',': 'settings',
  '/': 'shortcuts',
};

/** A key that is being typed into something is not a command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The keys that work on every screen. Those with Ctrl also stand in the menu. */
export function useShortcuts({
  openPalette,
  openShortcuts,
}: {
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
}): void {
  const { go, back, forward } = useNavigation();
  const run = useCallback(
    (command: MenuCommand) => {
      if (command === 'palette') openPalette();
      else if (command === 'shortcuts') openShortcuts();
      else go({ screen: command });
    },
    [go, openPalette, openShortcuts],
  );

  useEffect(() => listen('menu.command', ({ command }) => run(command)), [run]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      const command =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? WITH_CTRL[event.key] : undefined;
      if (command !== undefined) run(command);
      else if (event.altKey && event.key === 'ArrowLeft') back();
      else if (event.altKey && event.key === 'ArrowRight') forward();
      else if (event.key === '?' && !isTyping(event.target)) openShortcuts();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [back, forward, openShortcuts, run]);
}
