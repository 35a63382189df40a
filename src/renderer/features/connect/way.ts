/** What a person has set out to do; kept so that it goes on after a question in between, and can be tried again. */
export type Way = { readonly by: 'browser' | 'service'; readonly again: string | null } | { readonly by: 'demo' };
