/** What a person has set out to do; kept so that it goes on after a question in between, and can be tried again. */
export type Way =
  | { readonly by: 'browser'; readonly again: string | null }
  | { readonly by: 'service'; readonly again: string | null }
  /** A new client secret for an account whose former one was refused; no browser is needed for that. */
  | { readonly by: 'secret'; readonly again: string }
  | { readonly by: 'demo' };
