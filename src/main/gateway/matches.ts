/** What an endpoint found for a text. */
export interface Matches<T> {
  readonly items: readonly T[];
  /** Whether these are all; else there may be more that typing on would find. */
  readonly complete: boolean;
}
