import type { Failure } from '@shared/ipc/failure';

/** Errors that come before a connection stands: nothing of the request can have reached anybody. */
const BEFORE_SENDING = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Reads what `fetch` threw. Only what is certain not to have been sent is `offline`; everything else may have arrived,
 * so a write is looked for rather than resent. Pure.
 */
export function readNetworkError(error: unknown): Extract<Failure, { kind: 'offline' | 'no-answer' }> {
  const code = codeOf(error);
  if (code !== null && BEFORE_SENDING.has(code)) return { kind: 'offline', detail: code };
  return { kind: 'no-answer', detail: code ?? (error instanceof Error ? error.name : 'unknown') };
}

/** undici wraps the cause, and wraps several causes (IPv4 and IPv6) into an AggregateError. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if (error instanceof AggregateError) {
    const codes = error.errors.map(codeOf);
    // Not sent only if no attempt was: one other code among them wins, and so does one that is not known.
    const other = codes.find((code) => code === null || !BEFORE_SENDING.has(code));
    return other === undefined ? (codes[0] ?? null) : other;
  }
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : null;
}
