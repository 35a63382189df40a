import type { CreateField } from './field';
import type { Status } from './issue';

/** What can be done with an issue from its present status, and what the screen on the way asks for. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
  /** Empty without a screen. What only a validator demands is `required: false` all the same (contract §8.6). */
  readonly fields: readonly CreateField[];
}
