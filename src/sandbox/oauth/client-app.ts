import { createHash, timingSafeEqual } from 'node:crypto';

/** An app registered with the sandbox's developer console, so to speak. */
export type ClientApp =
  | { kind: 'three-legged'; name: string; clientId: string; clientSecret: string; redirectUri: string }
  | {
      kind: 'service-account';
      name: string;
      clientId: string;
      clientSecret: string;
      accountId: string;
      /** Fixed when the credential was made (contract §2.9). */
      scopes: readonly string[];
    };

export type ThreeLeggedApp = Extract<ClientApp, { kind: 'three-legged' }>;

/** Compared in constant time, whatever the lengths. */
export function isSecretOf(app: ClientApp, given: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(app.clientSecret), digest(given));
}
