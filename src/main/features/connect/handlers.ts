import { succeed, fail, type Outcome } from '@shared/ipc/outcome';
import type { Account } from '@shared/ipc/account';
import type { Output } from '@shared/ipc/contract';
import type { AccessTokens } from '../../accounts/access-token';
import type { AccountRecord } from '../../accounts/account';
import type { AppCredentials } from '../../accounts/app-credentials';
import type { ArrivePorts, SignedIn } from '../../accounts/arrive';
import type { ClientCredentials, Configuration } from '../../accounts/configuration';
import { redirectUriFor } from '../../accounts/loopback-callback';
import { isAtlassian, sameOrigins } from '../../accounts/origins';
import type { Protection } from '../../accounts/protection';
import { addServiceAccount } from '../../accounts/service-account';
import { shownAccount } from '../../accounts/shown-account';
import type { SignIn } from '../../accounts/sign-in';
import { rereadSites } from '../../accounts/sites';
import type { TokenExchange } from '../../accounts/token-exchange';
import type { TokenVault } from '../../accounts/token-vault';
import type { Handlers } from '../../ipc/handle';
import type { AskForSecrets } from './secret-forms';
import { askForApp, askForPassphrase, askForServiceAccount, askForUnlock } from './secret-forms';

export interface ConnectPorts extends ArrivePorts {
  readonly configuration: Configuration;
  readonly vault: TokenVault;
  readonly exchange: TokenExchange;
  readonly accessTokens: AccessTokens;
  readonly signIn: SignIn;
  readonly apps: AppCredentials;
  readonly protection: Protection;
  /** The small window in which secrets are typed; nothing of it passes through a page of ours. */
  readonly askForSecrets: AskForSecrets;
  readonly openExternal: (url: string) => Promise<boolean>;
  /** Accounts or protection are not what they were: screens ask again, the outbox tries again. */
  readonly changed: () => void;
  /** How many changes of the account would be lost with it. */
  readonly unfinished: (accountId: string) => Promise<Outcome<number>>;
  /** Forgets what was read with the account, its settled changes and its drafts. */
  readonly forgetData: (accountId: string) => Promise<Outcome<null>>;
  /** The protection was chosen or opened: keeps the database key in it and opens what was waiting. */
  readonly protectionReady: () => Outcome<null>;
}

export function connectHandlers(
  ports: ConnectPorts,
): Pick<
  Handlers,
  | 'connect.app'
  | 'connect.enterApp'
  | 'connect.begin'
  | 'connect.openBrowser'
  | 'connect.finish'
  | 'connect.cancel'
  | 'connect.addServiceAccount'
  | 'accounts.list'
  | 'accounts.refreshSites'
  | 'accounts.remove'
  | 'protection.get'
  | 'protection.choose'
  | 'protection.unlock'
> {
  const { configuration, vault, protection, signIn, apps, askForSecrets, changed } = ports;
  const { origins, callbackPort } = configuration;
  /** The attempts that are open: their links, for "open browser again", and whom they were to sign in again. */
  const attempts = new Map<string, { readonly url: string; readonly again: string | null }>();

  const shown = (record: AccountRecord): Account => shownAccount(record, vault.secretsOf(record.id).ok);

  /** Another person than the one who was asked for is another account: both are kept, and the person is told. */
  function arrived({ account, arrival }: SignedIn, again: string | null): Output<'connect.finish'> {
    const expected = arrival === 'other-person' && again !== null ? vault.find(again) : null;
    return { account: shown(account), insteadOf: expected?.ok === true ? shown(expected.value).displayName : null };
  }

  function protectionNow(): Output<'protection.get'> {
    const { state } = protection;
    return {
      mode: state.state === 'unchosen' ? 'unchosen' : state.mode,
      locked: state.state === 'locked',
      reason: state.state === 'ready' ? null : state.reason,
      keyringAvailable: protection.keyringAvailable,
    };
  }

  /** Secrets of a real account are not taken in before it is clear how they are kept. */
  function protectionFailure(): Outcome<never> | null {
    const { state } = protection;
    if (state.state === 'unchosen') return fail({ kind: 'protection-unchosen' });
    if (state.state === 'locked') return fail({ kind: 'secrets-locked', mode: state.mode, detail: state.reason });
    return null;
  }

  /** A new secret lifts the refusal of every account that was made with the same app. */
  function reviveRefused({ clientId, clientSecret }: ClientCredentials): Outcome<boolean> {
    const accounts = vault.list();
    if (!accounts.ok) return accounts;
    for (const account of accounts.value) {
      const sameApp = account.clientId === clientId && sameOrigins(account.origins, origins);
      if (!sameApp || account.state.kind !== 'client-refused') continue;
      const replaced = vault.replaceClientSecret(account.id, clientSecret);
      if (!replaced.ok) return replaced;
    }
    changed();
    return succeed(true);
  }

  return {
    'connect.app': async () =>
      succeed({
        ...apps.hint(origins),
        redirectUri: redirectUriFor(callbackPort),
        foreignHost: isAtlassian(origins) ? null : new URL(origins.auth).host,
      }),

    'connect.enterApp': async () => {
      const blocked = protectionFailure();
      if (blocked !== null) return blocked;
      const credentials = await askForApp(askForSecrets, redirectUriFor(callbackPort));
      if (credentials === null) return succeed(false);
      const saved = apps.save(origins, credentials);
      if (!saved.ok) return saved;
      return reviveRefused(credentials);
    },

    'connect.begin': async ({ again }) => {
      const blocked = protectionFailure();
      if (blocked !== null) return blocked;
      const client = apps.read(origins);
      // An account that is signed in again has kept the app it was made with.
      if (!client.ok && again === null) return client;
      const attempt = await signIn.begin({ origins, client: client.ok ? client.value : null, callbackPort, again });
      if (!attempt.ok) return attempt;
      attempts.set(attempt.value.attemptId, { url: attempt.value.url, again });
      // A system without a browser, or with a broken one: the link is shown beside, to be copied.
      await ports.openExternal(attempt.value.url).catch(() => false);
      return attempt;
    },
    'connect.openBrowser': async ({ attemptId }) => {
      const attempt = attempts.get(attemptId);
      if (attempt === undefined) return fail({ kind: 'cancelled' });
      await ports.openExternal(attempt.url);
      return succeed(null);
    },
    'connect.finish': async ({ attemptId }) => {
      const finished = await signIn.finished(attemptId);
      const again = attempts.get(attemptId)?.again ?? null;
      attempts.delete(attemptId);
      if (!finished.ok) return finished;
      changed();
      return succeed(arrived(finished.value, again));
    },
    'connect.cancel': async ({ attemptId }) => {
      await signIn.cancel(attemptId);
      attempts.delete(attemptId);
      return succeed(null);
    },

    'connect.addServiceAccount': async ({ again }) => {
      const blocked = protectionFailure();
      if (blocked !== null) return blocked;
      const credentials = await askForServiceAccount(askForSecrets);
      if (credentials === null) return fail({ kind: 'cancelled' });
      const added = await addServiceAccount(ports, { kind: 'service', origins, credentials, again });
      if (!added.ok) return added;
      changed();
      return succeed(arrived(added.value, again));
    },

    'accounts.list': async () => {
      const accounts = vault.list();
      return accounts.ok ? succeed(accounts.value.map(shown)) : accounts;
    },
    'accounts.refreshSites': async ({ accountId }) => {
      const record = await rereadSites(ports, accountId);
      if (!record.ok) return record;
      changed();
      return succeed(shown(record.value));
    },
    'accounts.remove': async ({ accountId }) => {
      const unfinished = await ports.unfinished(accountId);
      if (!unfinished.ok) return unfinished;
      if (unfinished.value > 0) {
        const message = `${unfinished.value} ${unfinished.value === 1 ? 'change' : 'changes'} of this account did not reach Jira yet. Send or discard them in the outbox first.`;
        return fail({ kind: 'invalid-input', message, fields: {} });
      }
      // The account goes last: as long as anything of it is left, it can be removed again.
      const forgotten = await ports.forgetData(accountId);
      if (!forgotten.ok) return forgotten;
      const removed = vault.remove(accountId);
      if (!removed.ok) return removed;
      changed();
      return succeed(null);
    },

    'protection.get': async () => succeed(protectionNow()),
    'protection.choose': async ({ mode }) => {
      const passphrase = mode === 'passphrase' ? await askForPassphrase(askForSecrets) : '';
      if (passphrase === null) return fail({ kind: 'cancelled' });
      const chosen = await protection.choose(mode === 'passphrase' ? { mode, passphrase } : { mode });
      if (!chosen.ok) return chosen;
      for (const reseal of [vault.reseal, apps.reseal]) {
        const resealed = reseal();
        if (!resealed.ok) return resealed;
      }
      const ready = ports.protectionReady();
      if (!ready.ok) return ready;
      changed();
      return succeed(protectionNow());
    },
    'protection.unlock': async () => {
      const { state } = protection;
      if (state.state === 'locked' && state.mode === 'keyring') protection.retry();
      if (state.state === 'locked' && state.mode === 'passphrase') {
        const passphrase = await askForUnlock(askForSecrets);
        if (passphrase === null) return fail({ kind: 'cancelled' });
        const unlocked = await protection.unlock(passphrase);
        if (!unlocked.ok) return unlocked;
      }
      const still = protectionFailure();
      if (still !== null) return still;
      const ready = ports.protectionReady();
      if (!ready.ok) return ready;
      changed();
      return succeed(protectionNow());
    },
  };
}
