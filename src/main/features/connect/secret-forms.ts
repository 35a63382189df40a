import type { SecretForm, SecretValues } from '@shared/ipc/secret-form';
import type { ClientCredentials } from '../../accounts/configuration';

/** Shows one form in the small window for secrets; see `app/secret-window.ts`. Answers `null` when the person gave up. */
export type AskForSecrets = (form: SecretForm) => Promise<SecretValues | null>;

const CLIENT_INPUTS = [
  { name: 'clientId', label: 'Client ID', type: 'text' },
  { name: 'clientSecret', label: 'Secret', type: 'secret' },
] as const;

export async function askForApp(ask: AskForSecrets, redirectUri: string): Promise<ClientCredentials | null> {
  return credentialsFrom(
    await ask({
      title: 'Your OAuth app',
      explanation: `Workbench signs in through an app that you own in Atlassian's developer console. Its callback URL must be exactly ${redirectUri}.`,
      inputs: CLIENT_INPUTS,
      submitLabel: 'Keep encrypted',
    }),
  );
}

export async function askForServiceAccount(ask: AskForSecrets): Promise<ClientCredentials | null> {
  return credentialsFrom(
    await ask({
      title: 'Service account',
      explanation:
        'The client ID and secret of an OAuth 2.0 credential, made by an organisation admin under Service accounts.',
      inputs: CLIENT_INPUTS,
      submitLabel: 'Add service account',
    }),
  );
}

export async function askForPassphrase(ask: AskForSecrets): Promise<string | null> {
  const given = await ask({
    title: 'A passphrase for your secrets',
    explanation: 'It is asked for at each start. Nobody can bring it back: without it, accounts are added anew.',
    inputs: [{ name: 'passphrase', label: 'Passphrase', type: 'secret', help: 'Eight characters or more.' }],
    submitLabel: 'Use this passphrase',
  });
  return given?.['passphrase'] ?? null;
}

export async function askForUnlock(ask: AskForSecrets): Promise<string | null> {
  const given = await ask({
    title: 'Unlock Workbench',
    explanation: 'Accounts, issues and the outbox of this computer are encrypted with your passphrase.',
    inputs: [{ name: 'passphrase', label: 'Passphrase', type: 'secret' }],
    submitLabel: 'Unlock',
  });
  return given?.['passphrase'] ?? null;
}

function credentialsFrom(given: SecretValues | null): ClientCredentials | null {
  const clientId = given?.['clientId']?.trim();
  const clientSecret = given?.['clientSecret']?.trim();
  return clientId === undefined || clientSecret === undefined ? null : { clientId, clientSecret };
}
