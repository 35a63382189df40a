import type { Keyring } from '../../../../src/main/accounts/keyring';
import { decrypt, encrypt, randomKey } from '../../../../src/main/accounts/secret-cipher';

export interface FakeKeyring extends Keyring {
  absent: string | null;
  /** What a new user, or a keyring that was reset, does. */
  loseKey(): void;
  bringBack(): void;
}

/** A keyring as the operating system's: its own key, which can be away, or another one. */
export function fakeKeyring(absent: string | null = null): FakeKeyring {
  const first = randomKey();
  let key = first;
  const keyring: FakeKeyring = {
    absent,
    problem: () => keyring.absent,
    encrypt: (plain) => {
      if (keyring.absent !== null) throw new Error(keyring.absent);
      return encrypt(key, Buffer.from(plain), 'keyring');
    },
    decrypt: (sealed) => {
      const plain = keyring.absent === null ? decrypt(key, sealed, 'keyring') : null;
      if (plain === null) throw new Error('Error while decrypting.');
      return plain.toString();
    },
    loseKey: () => {
      key = randomKey();
    },
    bringBack: () => {
      key = first;
      keyring.absent = null;
    },
  };
  return keyring;
}
