import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { decrypt, encrypt } from './secret-cipher';

/**
 * A sealed secret as it lies on disk. It says how it was sealed: `keyring:v1::…`, `passphrase:v1:<key id>:…`,
 * `session:v1:<key id>:…`.
 */
export type SealedText =
  | { readonly mode: 'keyring'; readonly body: string }
  | { readonly mode: 'passphrase' | 'session'; readonly keyId: string; readonly body: string };

/** Fails with `storage` for a form that is not known. */
export function readSealedText(sealed: string): Outcome<SealedText> {
  const [mode, version, keyId = '', body = ''] = sealed.split(':');
  if (version === 'v1' && mode === 'keyring') return succeed({ mode, body });
  if (version === 'v1' && (mode === 'passphrase' || mode === 'session')) return succeed({ mode, keyId, body });
  return fail({ kind: 'storage', detail: 'A sealed secret has a form that is not known.' });
}

/** @param body what the keyring made of the secret, base64 */
export function sealedByKeyring(body: string): string {
  return `keyring:v1::${body}`;
}

export function sealWithKey(mode: 'passphrase' | 'session', keyId: string, key: Buffer, plain: string): string {
  const prefix = prefixOf(mode, keyId);
  return `${prefix}:${encrypt(key, Buffer.from(plain, 'utf8'), prefix)}`;
}

/** Fails with `storage` for a text that is not as it was sealed. */
export function openWithKey(
  { mode, keyId, body }: Exclude<SealedText, { mode: 'keyring' }>,
  key: Buffer,
): Outcome<string> {
  const plain = decrypt(key, body, prefixOf(mode, keyId));
  if (plain === null) return fail({ kind: 'storage', detail: 'A sealed secret was damaged on disk.' });
  return succeed(plain.toString('utf8'));
}

function prefixOf(mode: 'passphrase' | 'session', keyId: string): string {
  return `${mode}:v1:${keyId}`;
}
