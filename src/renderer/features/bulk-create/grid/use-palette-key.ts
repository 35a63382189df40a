import { useContext } from 'react';
import type { KeyboardEvent } from 'react';
import { MacKeysContext } from '../../../ui/kbd/key-names';

/** Whether a key asks for the palette, which opens from anywhere. On a Mac, Ctrl K cuts to the end of the line. */
export function usePaletteKey(): (event: KeyboardEvent) => boolean {
  const mac = useContext(MacKeysContext);
  return ({ key, ctrlKey, metaKey, altKey, shiftKey }) => {
    const [command, other] = mac ? [metaKey, ctrlKey] : [ctrlKey, metaKey];
    return key === 'k' && command && !other && !altKey && !shiftKey;
  };
}
