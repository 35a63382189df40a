import { randomUUID } from 'node:crypto';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { areSameTokens, type AccountRecord, type AccountState, type Identity, type Tokens } from './account';
import { accountsOnDisk, type Written } from './accounts-on-disk';
import { onDisk, type KeyValueStore } from './key-value-store';
import type { SecretBox } from './protection';
import { recordOf, tokensSchema, type StoredAccount } from './stored-account';

/** What an account signs its requests with. Stays in main. */
export interface AccountSecrets {
  readonly account: AccountRecord;
  readonly clientSecret: string;
  /** Null after the sign-in ended. */
  readonly tokens: Tokens | null;
  /** Names this state of the sign-in: what is decided on it is written only while it still holds. */
  readonly version: string;
}

/** The accounts on disk. Secrets lie there sealed; a secret that cannot be opened is a failure and never deleted. */
export interface TokenVault {
  /** Oldest first. An account that this version cannot read is left out, warned about, and stays on disk as it is. */
  list(): Outcome<readonly AccountRecord[]>;
  /** Fails with `not-found`. */
  find(accountId: string): Outcome<AccountRecord>;
  /** Fails with `secrets-locked`, `not-found` or `storage`. */
  secretsOf(accountId: string): Outcome<AccountSecrets>;
  /** Adds an account, or replaces the one of this id. On disk when it comes back. */
  put(account: AccountRecord, clientSecret: string, tokens: Tokens): Outcome<AccountRecord>;
  /**
   * @param exchanged what the new ones were given for: they are written while these are still the ones on disk, also when the client
   *   secret was replaced meanwhile, since a refresh token that was used is worth nothing any more
   */
  replaceTokens(accountId: string, exchanged: Tokens | null, tokens: Tokens): Outcome<Written>;
  /** Signed out or refused. Signing out takes the tokens away; the account, its client and its sites stay. */
  endSignIn(accountId: string, version: string, state: Exclude<AccountState, { kind: 'active' }>): Outcome<Written>;
  /** A new client secret for the same client, its sign-in as it was. Lifts `client-refused`. */
  replaceClientSecret(accountId: string, clientSecret: string): Outcome<Written>;
  describe(
    accountId: string,
    known: Partial<Pick<AccountRecord, 'identity' | 'sites' | 'formerSites'>>,
  ): Outcome<AccountRecord>;
  remove(accountId: string): Outcome<void>;
  /**
   * Removes the accounts that were kept for one session, once it has ended: the key went with it. Answers how many. The demo's
   * account stays, since its secrets are others at each start anyway.
   */
  forgetEndedSessions(): Outcome<number>;
  /** Seals everything that opens anew, after the person chose another protection. Answers how many accounts could not. */
  reseal(): Outcome<{ readonly left: number }>;
}

const always = (): Outcome<boolean> => succeed(true);

export interface TokenVaultPorts {
  readonly store: KeyValueStore;
  readonly box: SecretBox;
  /** Takes a sentence for the log; nothing in it is secret. */
  readonly warn: (sentence: string) => void;
  /** Runs a read, change and write while no other process does one. Without it this process is taken to be alone. */
  readonly changing?: <T>(work: () => T) => T;
}

export function createTokenVault({ store, box, warn, changing = (work) => work() }: TokenVaultPorts): TokenVault {
  const disk = accountsOnDisk(store, changing);

  const sealTokens = (account: AccountRecord, tokens: Tokens): Outcome<string> =>
    box.seal(JSON.stringify(tokens), { ephemeral: account.kind === 'demo' });

  const openTokens = (sealed: string): Outcome<Tokens> => {
    const opened = box.open(sealed);
    if (!opened.ok) return opened;
    const tokens = onDisk(() => tokensSchema.parse(JSON.parse(opened.value)));
    return tokens.ok ? tokens : fail({ kind: 'storage', detail: 'The tokens on disk have a form that is not known.' });
  };

  const tokensOf = ({ sealedTokens }: StoredAccount): Outcome<Tokens | null> =>
    sealedTokens === null ? succeed(null) : openTokens(sealedTokens);

  const find = (accountId: string): Outcome<AccountRecord> => {
    const stored = disk.read(accountId);
    return stored.ok ? succeed(recordOf(stored.value)) : stored;
  };

  return {
    find,
    list() {
      const ids = disk.ids();
      if (!ids.ok) return ids;
      const accounts: AccountRecord[] = [];
      for (const accountId of ids.value) {
        const stored = disk.read(accountId);
        if (stored.ok) accounts.push(recordOf(stored.value));
        else if (stored.failure.kind === 'storage') warn(stored.failure.detail);
      }
      return succeed(accounts.toSorted((one, other) => one.addedAt - other.addedAt));
    },
    secretsOf(accountId) {
      const stored = disk.read(accountId);
      if (!stored.ok) return stored;
      const clientSecret = box.open(stored.value.sealedClientSecret);
      if (!clientSecret.ok) return clientSecret;
      const tokens = tokensOf(stored.value);
      if (!tokens.ok) return tokens;
      return succeed({
        account: recordOf(stored.value),
        clientSecret: clientSecret.value,
        tokens: tokens.value,
        version: stored.value.revision,
      });
    },
    put(account, clientSecret, tokens) {
      const sealedClientSecret = box.seal(clientSecret, { ephemeral: account.kind === 'demo' });
      if (!sealedClientSecret.ok) return sealedClientSecret;
      const sealedTokens = sealTokens(account, tokens);
      if (!sealedTokens.ok) return sealedTokens;
      const written = disk.write({
        ...account,
        sealedClientSecret: sealedClientSecret.value,
        sealedTokens: sealedTokens.value,
        revision: randomUUID(),
      });
      return written.ok ? find(account.id) : written;
    },
    replaceTokens(accountId, exchanged, tokens) {
      const account = find(accountId);
      if (!account.ok) return account;
      const sealed = sealTokens(account.value, tokens);
      if (!sealed.ok) return sealed;
      const areThere = (stored: StoredAccount): Outcome<boolean> => {
        const there = tokensOf(stored);
        return there.ok ? succeed(areSameTokens(there.value, exchanged)) : there;
      };
      return disk.change(accountId, areThere, (stored) => ({
        ...stored,
        state: { kind: 'active' },
        sealedTokens: sealed.value,
        revision: randomUUID(),
      }));
    },
    endSignIn(accountId, version, state) {
      const isSame = (stored: StoredAccount): Outcome<boolean> => succeed(stored.revision === version);
      return disk.change(accountId, isSame, (stored) => ({
        ...stored,
        state,
        sealedTokens: state.kind === 'signed-out' ? null : stored.sealedTokens,
        revision: randomUUID(),
      }));
    },
    replaceClientSecret(accountId, clientSecret) {
      const account = find(accountId);
      if (!account.ok) return account;
      const sealed = box.seal(clientSecret, { ephemeral: account.value.kind === 'demo' });
      if (!sealed.ok) return sealed;
      return disk.change(accountId, always, (stored) => ({
        ...stored,
        state: stored.state.kind === 'client-refused' ? { kind: 'active' } : stored.state,
        sealedClientSecret: sealed.value,
        revision: randomUUID(),
      }));
    },
    describe(
      accountId,
      known: {
        identity?: Identity | null;
        sites?: AccountRecord['sites'];
        formerSites?: AccountRecord['formerSites'];
      },
    ) {
      const written = disk.change(accountId, always, (stored) => ({ ...stored, ...known }));
      return written.ok ? find(accountId) : written;
    },
    remove: (accountId) => disk.remove([accountId]),
    forgetEndedSessions() {
      const ids = disk.ids();
      if (!ids.ok) return ids;
      const ended = ids.value.filter((accountId) => {
        const stored = disk.read(accountId);
        return stored.ok && stored.value.kind !== 'demo' && isOfEndedSession(stored.value);
      });
      if (ended.length === 0) return succeed(0);
      const written = disk.remove(ended);
      return written.ok ? succeed(ended.length) : written;
    },
    reseal: () => disk.changeAll(sealAnew),
  };

  function isOfEndedSession({ sealedClientSecret }: StoredAccount): boolean {
    const opened = box.open(sealedClientSecret);
    return !opened.ok && opened.failure.kind === 'secrets-locked' && opened.failure.mode === 'session';
  }

  function sealAnew(stored: StoredAccount): StoredAccount | null {
    const options = { ephemeral: stored.kind === 'demo' };
    const sealAgain = (sealed: string): string | null => {
      const plain = box.open(sealed);
      const again = plain.ok ? box.seal(plain.value, options) : plain;
      return again.ok ? again.value : null;
    };
    const sealedClientSecret = sealAgain(stored.sealedClientSecret);
    if (sealedClientSecret === null) return null;
    if (stored.sealedTokens === null) return { ...stored, sealedClientSecret };
    const sealedTokens = sealAgain(stored.sealedTokens);
    return sealedTokens === null ? null : { ...stored, sealedClientSecret, sealedTokens };
  }
}
