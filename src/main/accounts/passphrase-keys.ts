import { randomBytes, randomUUID } from 'node:crypto';
import { z } from '@shared/schema';
import { decrypt, encrypt, keyFromPassphrase, randomKey, type ScryptCost } from './secret-cipher';

/**
 * A data key, locked with a passphrase. Secrets are sealed with the data key, so that changing the passphrase writes
 * this one record and nothing else. The tag inside `lockedKey` is the verifier.
 */
export interface LockedKey {
  readonly id: string;
  readonly salt: string;
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly lockedKey: string;
}

export const lockedKeySchema: z.ZodType<LockedKey> = z.object({
  id: z.string().min(1),
  salt: z.string(),
  cost: z.number(),
  blockSize: z.number(),
  parallelization: z.number(),
  lockedKey: z.string(),
});

/** Locks a new random data key. */
export async function createLockedKey(
  passphrase: string,
  cost: ScryptCost,
): Promise<{ record: LockedKey; key: Buffer }> {
  const key = randomKey();
  return { record: await lockKey(randomUUID(), key, passphrase, cost), key };
}

export async function lockKey(id: string, key: Buffer, passphrase: string, cost: ScryptCost): Promise<LockedKey> {
  const salt = randomBytes(16);
  const lock = await keyFromPassphrase(passphrase, salt, cost);
  return { id, salt: salt.toString('base64url'), ...cost, lockedKey: encrypt(lock, key, `data-key:${id}`) };
}

/** The data key, or null when the passphrase is not the right one. */
export async function openLockedKey(record: LockedKey, passphrase: string): Promise<Buffer | null> {
  const { cost, blockSize, parallelization } = record;
  const salt = Buffer.from(record.salt, 'base64url');
  const lock = await keyFromPassphrase(passphrase, salt, { cost, blockSize, parallelization });
  return decrypt(lock, record.lockedKey, `data-key:${record.id}`);
}
