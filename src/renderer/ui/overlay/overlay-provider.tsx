import { useEffect, type ReactNode } from 'react';
import { Tooltip } from '@base-ui/react/tooltip';
import { followFocus } from '../focus/last-place';
import { ToastProvider } from './toasts';

/** What tooltips, toasts and whatever takes the focus for a while need around them. Apart from `UiProvider`, since the first screen of all has neither. */
export function OverlayProvider({ children }: { readonly children: ReactNode }) {
  useEffect(() => followFocus(), []);
  return (
    <Tooltip.Provider delay={400}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  );
}
