import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** Cost of turning a passphrase into a key. RFC 7914; memory is about 128 × cost × blockSize bytes. */
export interface ScryptCost {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 128 MB and some hundred milliseconds: once at each unlock. */
export const defaultScryptCost: ScryptCost = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };

const ivLength = 12;
const tagLength = 16;

export function randomKey(): Buffer {
  return randomBytes(32);
}

/**
 * AES-256-GCM with a random 96-bit nonce. `context` is authenticated and not stored: what was sealed for one place
 * does not open at another. Answers base64url of nonce, ciphertext and tag.
 */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** The reverse of `encrypt`, or null when the key is another one or a bit was changed. */
export function decrypt(key: Uint8Array, sealed: string, context: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(bytes.length - tagLength));
  const begin = decipher.update(bytes.subarray(ivLength, bytes.length - tagLength));
  try {
    return Buffer.concat([begin, decipher.final()]);
  } catch {
    // `final` throws only when the tag does not fit, which is the answer that null stands for.
    return null;
  }
}

/** A 256-bit key from a passphrase (NFC, so that the same letters from another keyboard are the same passphrase). */
export function keyFromPassphrase(passphrase: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> {
  const maxmem = 256 * cost.cost * cost.blockSize;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, { ...cost, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
