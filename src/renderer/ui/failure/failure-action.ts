import type { FailureAction } from '@shared/ipc/failure-words';
import { createContext, useContext } from 'react';

/** How the program carries out the steps that failures offer; the app provides it, since they lead to other screens. */
export type RunFailureAction = (action: FailureAction) => void;

export const FailureActionContext = createContext<RunFailureAction | null>(null);

/** The button of a failure: *retry* belongs to the place that failed, everything else to the program. */
export function useFailureAction(
  action: FailureAction | null,
  onRetry: (() => void) | undefined,
): { readonly label: string; readonly run: () => void } | null {
  const runElsewhere = useContext(FailureActionContext);
  if (action === null) return null;
  if (action.do === 'retry') return onRetry === undefined ? null : { label: action.label, run: onRetry };
  return runElsewhere === null ? null : { label: action.label, run: () => runElsewhere(action) };
}
