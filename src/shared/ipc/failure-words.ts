/** The next step that a failure offers as a button. `label` is what stands on it; the rest is what it needs. */
export type FailureAction =
  | { readonly do: 'retry'; readonly label: string; /** Not before, epoch milliseconds. */ readonly at?: number }
  | { readonly do: 'sign-in'; readonly label: string; readonly accountId?: string }
  | { readonly do: 'enter-secret'; readonly label: string }
  | { readonly do: 'unlock'; readonly label: string }
  | { readonly do: 'choose-protection'; readonly label: string }
  | { readonly do: 'copy-callback'; readonly label: string; readonly callback: string }
  | { readonly do: 'open-settings'; readonly label: string }
  | { readonly do: 'open-outbox'; readonly label: string }
  | { readonly do: 'open-log'; readonly label: string };

/** A failure in words: one sentence on top, why below it, who can mend it, and one step. */
export interface FailureWords {
  readonly title: string;
  /** May be empty, when the title says it all. */
  readonly detail: string;
  /** What a system calls it, such as `ECONNREFUSED`: for whoever looks into it, never among the sentences. */
  readonly code?: string;
  readonly whoCanMend?: string;
  readonly action?: FailureAction;
}
