import { randomBytes } from 'node:crypto';

/** Bytes of the parts of a real token: header, claims, signature. */
const claimBytes = 800;
const signatureBytes = 256;

/**
 * A token that looks like Atlassian's: three dotted base64url parts, about 1.5 kB, and nothing in it that means
 * anything. Clients must treat it as opaque, and store that does not hold this much fails here already.
 */
export function opaqueToken(use: 'access' | 'refresh'): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ kid: `sandbox-${use}`, alg: 'RS256' });
  const claims = part({ jti: randomBytes(claimBytes).toString('base64url') });
  return `${header}.${claims}.${randomBytes(signatureBytes).toString('base64url')}`;
}

/** A code or a transaction id: short, unguessable. */
export function randomId(): string {
  return randomBytes(24).toString('base64url');
}
