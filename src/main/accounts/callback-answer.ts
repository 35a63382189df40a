import { timingSafeEqual } from 'node:crypto';

/** What Atlassian sent the browser back with (contract 2.2). */
export type CallbackAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'declined'; readonly detail: string }
  | { readonly kind: 'refused'; readonly error: string; readonly detail: string };

/**
 * Reads the callback's query. Null when it does not belong to the sign-in that waits: another `state`, none, or a
 * parameter given twice. Any page on the computer could have sent that one.
 */
export function readCallback(query: URLSearchParams, expectedState: string): CallbackAnswer | null {
  const single = (name: string): string | null => {
    const values = query.getAll(name);
    return values.length === 1 ? (values[0] ?? null) : null;
  };
  const state = single('state');
  if (state === null || !sameText(state, expectedState)) return null;

  const error = single('error');
  const code = single('code');
  if (error !== null) {
    const description = single('error_description') ?? '';
    if (error === 'access_denied') return { kind: 'declined', detail: cut(description) };
    return { kind: 'refused', error: cut(error), detail: cut(description === '' ? error : description) };
  }
  return code === null || code === '' ? null : { kind: 'code', code };
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cut(text: string): string {
  return text.slice(0, 300);
}
