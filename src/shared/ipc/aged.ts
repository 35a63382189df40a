import { z } from '../schema';
import type { Failure } from './failure';
import { failureSchema } from './failure-schema';

/** An answer with its age: what the mirror holds is shown at once, and says how old it is. */
export interface Aged<T> {
  readonly value: T;
  /** Epoch milliseconds at which Jira gave it. */
  readonly fetchedAt: number;
  /** Why it could not be refreshed since; `null` when nothing stood in the way. */
  readonly trouble: Failure | null;
}

export function aged<T>(value: z.ZodType<T>): z.ZodType<Aged<T>> {
  return z.object({ value, fetchedAt: z.number(), trouble: failureSchema.nullable() });
}
