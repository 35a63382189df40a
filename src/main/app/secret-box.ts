import { safeStorage } from 'electron';

/**
 * The keyring of the operating system: the one user of Electron's `safeStorage`. To be asked only after `app` is
 * ready. It satisfies the `Keyring` port of accounts/protection; sealed text is base64.
 */
export const electronKeyring = {
  /** Why it protects nothing, in a sentence, or null when it does. */
  problem(): string | null {
    if (!safeStorage.isEncryptionAvailable()) return 'This computer offers no keyring.';
    if (process.platform !== 'linux') return null;
    const backend = safeStorage.getSelectedStorageBackend();
    // `basic_text` encrypts with a password that is written in Chromium's source: as good as plain text.
    if (backend === 'basic_text') return 'No keyring is running: secrets would lie on disk as good as unencrypted.';
    return backend === 'unknown' ? 'The keyring of this computer is not known yet.' : null;
  },
  encrypt(plain: string): string {
    return safeStorage.encryptString(plain).toString('base64');
  },
  decrypt(sealed: string): string {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  },
};
