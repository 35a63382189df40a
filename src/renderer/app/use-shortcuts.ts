import { useCallback, useEffect } from 'react';
import { listen } from '../bridge';
import { useNavigation } from './navigation';
import { shortcutOf, type MenuCommand } from './shortcut-of';

/** A key that is being typed into something is not a command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The keys that work on every screen. Those with Ctrl, on macOS with Cmd, also stand in the menu. */
export function useShortcuts({
  mac,
  openPalette,
  openShortcuts,
}: {
  readonly mac: boolean;
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
      const shortcut = shortcutOf(event, { mac, typing: isTyping(event.target) });
      if (shortcut === null) return;
      event.preventDefault();
      if (shortcut === 'back') back();
      else if (shortcut === 'forward') forward();
      else run(shortcut);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [back, forward, mac, run]);
}
