import type { AuthorizeRequest } from './authorize-request';
import { randomId } from './opaque-token';

interface PendingConsent {
  request: AuthorizeRequest;
  expiresAt: number;
}

const patience = 10 * 60 * 1000;

/** Authorize requests that wait for a person's answer, by a transaction id that works once and for ten minutes. */
export class Consents {
  private readonly pending = new Map<string, PendingConsent>();

  constructor(private readonly clock: () => number) {}

  open(request: AuthorizeRequest): string {
    const now = this.clock();
    for (const [id, consent] of this.pending) if (consent.expiresAt <= now) this.pending.delete(id);
    const id = randomId();
    this.pending.set(id, { request, expiresAt: now + patience });
    return id;
  }

  take(id: string): AuthorizeRequest | undefined {
    const consent = this.pending.get(id);
    this.pending.delete(id);
    return consent !== undefined && consent.expiresAt > this.clock() ? consent.request : undefined;
  }
}
