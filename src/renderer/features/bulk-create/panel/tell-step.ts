import type { SheetStep } from '@shared/bulk/sheet-step';
import type { ToastInput, Toasts } from '../../../ui/overlay/toasts';
import type { SheetSession } from '../session/sheet-session';

export interface StepTeller {
  readonly session: SheetSession;
  readonly toasts: Toasts;
  readonly undo: () => void;
  /** Something could not be done: a sentence. */
  readonly say: (text: string) => void;
}

/** There is one such note at most. */
export const STEP_NOTE = 'bulk-step';

/** Tells what a step did, with the way back, or with the one way on that it has. */
export function tellStep(
  { session, toasts, undo, say }: StepTeller,
  step: SheetStep,
  text: string,
  action?: ToastInput['action'],
): void {
  toasts.show({
    id: STEP_NOTE,
    kind: 'done',
    text,
    action: action ?? {
      label: 'Undo',
      keys: 'Ctrl Z',
      run: () => {
        // What was done since is not what this button speaks of.
        if (session.store.getState().edited?.done.at(-1) === step) undo();
        else say('Something else was done since. Undo goes back step by step.');
      },
    },
  });
}
