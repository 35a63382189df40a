import { z } from '@shared/schema';
import { lockedKeySchema, type LockedKey } from './passphrase-keys';

export type ProtectionMode = 'keyring' | 'passphrase' | 'session';

/** How secrets are kept, as it lies on disk beside them. Nothing in it opens anything by itself. */
export interface ProtectionSettings {
  readonly mode: ProtectionMode;
  /** A known text sealed by the keyring: it no longer opens once the keyring is another one. */
  readonly keyringCheck: string | null;
  /** Every data key ever made, the newest last: old secrets may still be sealed with an older one. */
  readonly keys: readonly LockedKey[];
}

export const protectionSettingsSchema: z.ZodType<ProtectionSettings> = z.object({
  mode: z.enum(['keyring', 'passphrase', 'session']),
  keyringCheck: z.string().nullable(),
  keys: z.array(lockedKeySchema),
});
