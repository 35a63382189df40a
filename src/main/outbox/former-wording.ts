import type { JsonObject } from '@shared/json';

/**
 * What a change said when it was sent, before it was said anew. It may still reach Jira, so it stays tied to the change: it is looked for
 * before the new wording is sent, and for a while after.
 */
export interface FormerWording {
  /** The marker that it carried, see `markerOf`. */
  readonly marker: string;
  readonly projectKey: string;
  readonly body: JsonObject;
  readonly memo: JsonObject | null;
  /** When the first send of it began that may have arrived, epoch milliseconds. */
  readonly since: number;
  /** A person knows what became of it: it is looked for no more. */
  readonly known?: boolean;
}
