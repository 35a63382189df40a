import type { ReactNode } from 'react';
import { Tooltip } from '@base-ui/react/tooltip';
import { ToastProvider } from './toasts';

/** What tooltips and toasts need around them. Apart from `UiProvider`, since the first screen of all has neither. */
export function OverlayProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Tooltip.Provider delay={400}>
      <ToastProvider>{children}</ToastProvider>
    </Tooltip.Provider>
  );
}
