import type { ReactNode } from 'react';
import { CSPProvider } from '@base-ui/react/csp-provider';

/** What every control needs around it, once, at the root of a window: no inline styles. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return <CSPProvider disableStyleElements>{children}</CSPProvider>;
}
