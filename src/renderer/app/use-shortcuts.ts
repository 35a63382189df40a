import { useEffect } from 'react';
import { listen } from '../bridge';
import { useNavigation } from './navigation';

/** A key that is being typed into something is not a command. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** The keys that work on every screen. Those with Ctrl also stand in the menu; the rest are only here. */
export function useShortcuts({ openPalette, openShortcuts }: { readonly openPalette: () => void; readonly openShortcuts: () => void }): void {
  const { go, back, forward } = useNavigation();

  useEffect(
    () =>
      listen('menu.command', ({ command }) => {
        if (command === 'palette') openPalette();
        else if (command === 'shortcuts') openShortcuts();
        else go({ screen: command });
      }),
    [go, openPalette, openShortcuts],
  );

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented) return;
      if (event.altKey && event.key === 'ArrowLeft') back();
      else if (event.altKey && event.key === 'ArrowRight') forward();
      else if (event.key === '?' && !isTyping(event.target)) openShortcuts();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [back, forward, openShortcuts]);
}
