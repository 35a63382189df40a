import type { Failure } from '@shared/ipc/failure';

/** Thrown where it is decided, in words, that a request cannot leave this computer. The message is shown. */
export class NotSent extends Error {}

/** What Node calls while it opens a connection. The same codes (`EHOSTUNREACH`, `ENETDOWN`) come from `read` and `write` later on. */
const OPENING = new Set(['connect', 'getaddrinfo']);

/** Errors without a system call that come before a connection stands, TLS included: undici sends nothing until then. */
const BEFORE_SENDING = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Reads what `fetch` threw before it answered. Only what is certain not to have been sent is `offline`; everything else may
 * have arrived, so a write is looked for rather than resent. Pure.
 */
export function readNetworkError(
  error: unknown,
  intent: 'read' | 'write',
): Extract<Failure, { kind: 'offline' | 'no-answer' }> {
  const { sent, detail } = causeOf(error);
  return sent
    ? { kind: 'no-answer', detail, wrote: intent === 'write' }
    : { kind: 'offline', detail, ...(intent === 'write' ? { wrote: true } : {}) };
}

/** Reads what broke off the body of an answer whose head had come: whatever the code, the request had arrived. Pure. */
export function readBrokenAnswer(error: unknown, intent: 'read' | 'write'): Extract<Failure, { kind: 'no-answer' }> {
  return { kind: 'no-answer', detail: causeOf(error).detail, wrote: intent === 'write' };
}

interface Cause {
  /** Whether any byte of the request may have left. */
  readonly sent: boolean;
  readonly detail: string;
}

/** undici wraps the cause, and wraps several causes (IPv4 and IPv6) into an AggregateError. */
function causeOf(error: unknown): Cause {
  if (typeof error !== 'object' || error === null) return { sent: true, detail: 'unknown' };
  if (error instanceof NotSent) return { sent: false, detail: error.message };
  if (error instanceof AggregateError) {
    const causes = error.errors.map(causeOf);
    // Not sent only if no attempt was.
    return causes.find(({ sent }) => sent) ?? causes[0] ?? { sent: true, detail: error.name };
  }
  if ('code' in error && typeof error.code === 'string') {
    const opening = 'syscall' in error && typeof error.syscall === 'string' && OPENING.has(error.syscall);
    return { sent: !opening && !BEFORE_SENDING.has(error.code), detail: error.code };
  }
  if ('cause' in error && error.cause !== undefined) return causeOf(error.cause);
  return { sent: true, detail: error instanceof Error ? error.name : 'unknown' };
}
