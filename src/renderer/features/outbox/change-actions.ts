import type { FieldConflict } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import type { JsonValue } from '@shared/json';

/** What a person can do about the change that is shown. */
export interface ChangeActions {
  readonly retry: () => void;
  /** Asks before. */
  readonly discard: () => void;
  readonly pause: (paused: boolean) => void;
  /** Opens what was sent where it can be mended: a create in its form. */
  readonly edit: (() => void) | null;
  /** Answers why it was not taken; `null` when it was. */
  readonly resolve: (issueKey: string | null, confirmed: boolean) => Promise<Failure | null>;
  /** Goes to another change of the list. */
  readonly show: (changeId: string) => void;
  readonly settle: (choices: Readonly<Record<string, JsonValue>>) => void;
  readonly putBack: (field: FieldConflict) => void;
  /** Goes to its row in the sheet; `null` where it is made of none. */
  readonly showInSheet: (() => void) | null;
}
