import { fail, succeed, type Outcome } from '@shared/ipc/outcome';

/** The keyring of the operating system. `encrypt` and `decrypt` throw when it cannot. Sealed text is base64. */
export interface Keyring {
  /** Why it does not protect anything, in a sentence, or null when it does. */
  problem(): string | null;
  encrypt(plain: string): string;
  decrypt(sealed: string): string;
}

const checkText = 'workbench keyring check';

/** A text that opens as long as the keyring holds the key that it holds now. Fails with `secrets-locked`. */
export function newKeyringCheck(keyring: Keyring): Outcome<string> {
  const problem = keyring.problem();
  if (problem !== null) return fail({ kind: 'secrets-locked', mode: 'keyring', detail: problem });
  try {
    return succeed(keyring.encrypt(checkText));
  } catch (error) {
    return fail({ kind: 'secrets-locked', mode: 'keyring', detail: keyringMessage(error) });
  }
}

/** Why what was sealed when `check` was made does not open now, in a sentence, or null when it does. */
export function keyringTrouble(keyring: Keyring, check: string | null): string | null {
  const problem = keyring.problem();
  if (problem !== null) return problem;
  try {
    if (check !== null && keyring.decrypt(check) === checkText) return null;
  } catch {
    // Told apart from an absent keyring by `problem`; here it is there, and its key is another one.
  }
  return 'The keyring of this computer is locked, or no longer holds the key of these secrets.';
}

/** What a keyring that threw says. */
export function keyringMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
