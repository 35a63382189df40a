import { z } from '../schema';

/** An answer with its age: what the mirror holds is shown at once, and says how old it is. */
export interface Aged<T> {
  readonly value: T;
  /** Epoch milliseconds at which Jira gave it. */
  readonly fetchedAt: number;
}

export function aged<T>(value: z.ZodType<T>): z.ZodType<Aged<T>> {
  return z.object({ value, fetchedAt: z.number() });
}
