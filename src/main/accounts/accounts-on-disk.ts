import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { isJsonObject, type JsonObject } from '@shared/json';
import { onDisk, type KeyValueStore } from './key-value-store';
import { storedAccountJson, storedAccountSchema, type StoredAccount } from './stored-account';

const accountsKey = 'accounts';

/** What lies on disk of the accounts, as it is written and read. What fails is a `storage` failure if nothing else is said. */
export interface AccountsOnDisk {
  /** Their ids, in no order. */
  ids(): Outcome<readonly string[]>;
  /** Fails with `not-found`, and with `storage` for an account that another version has written. */
  read(accountId: string): Outcome<StoredAccount>;
  /** Adds an account, or replaces the one of this id. */
  write(stored: StoredAccount): Outcome<void>;
  /**
   * Writes what `next` makes of an account, if `holds` is still true of it; `outdated`, and nothing is written, where it is not.
   */
  change(
    accountId: string,
    holds: (stored: StoredAccount) => Outcome<boolean>,
    next: (stored: StoredAccount) => StoredAccount,
  ): Outcome<Written>;
  /** Writes what `next` makes of each account, all at once; one for which it answers `null` stays as it is. Answers how many stay. */
  changeAll(next: (stored: StoredAccount) => StoredAccount | null): Outcome<{ readonly left: number }>;
  remove(accountIds: readonly string[]): Outcome<void>;
}

/** `outdated`: somebody signed in or out meanwhile, and nothing was written. */
export type Written = 'written' | 'outdated';

/**
 * @param changing runs a read, change and write while no other process does one
 */
export function accountsOnDisk(store: KeyValueStore, changing: <T>(work: () => T) => T): AccountsOnDisk {
  // All accounts under one key: one rename changes them, so that no half of a change is ever on disk.
  const readAll = (): JsonObject => {
    const stored = store.get(accountsKey);
    if (stored === undefined) return {};
    if (!isJsonObject(stored)) throw new Error('The accounts on disk have a form that is not known.');
    return stored;
  };

  const read = (accountId: string): Outcome<StoredAccount> => {
    const all = onDisk(readAll);
    if (!all.ok) return all;
    if (!Object.hasOwn(all.value, accountId)) return fail({ kind: 'not-found', what: 'account', messages: [] });
    const parsed = storedAccountSchema.safeParse(all.value[accountId]);
    if (parsed.success) return succeed(parsed.data);
    return fail({ kind: 'storage', detail: `An account on disk has a form that is not known (${accountId}).` });
  };

  /** What lies on disk is read once nobody else writes; what cannot be locked or written is a failure. */
  const alone = <T>(work: () => Outcome<T>): Outcome<T> => {
    const done = onDisk(() => changing(work));
    return done.ok ? done.value : done;
  };

  const put = (stored: StoredAccount): Outcome<void> =>
    onDisk(() => store.set(accountsKey, { ...readAll(), [stored.id]: storedAccountJson(stored) }));

  return {
    read,
    ids() {
      const all = onDisk(readAll);
      return all.ok ? succeed(Object.keys(all.value)) : all;
    },
    write: (stored) => alone(() => put(stored)),
    change: (accountId, holds, next) =>
      alone(() => {
        const stored = read(accountId);
        if (!stored.ok) return stored;
        const asSeen = holds(stored.value);
        if (!asSeen.ok) return asSeen;
        if (!asSeen.value) return succeed('outdated');
        const written = put(next(stored.value));
        return written.ok ? succeed('written') : written;
      }),
    changeAll: (next) =>
      alone(() => {
        const all = onDisk(readAll);
        if (!all.ok) return all;
        const renewed: Record<string, JsonObject[string]> = { ...all.value };
        let left = 0;
        for (const accountId of Object.keys(all.value)) {
          const stored = read(accountId);
          const anew = stored.ok ? next(stored.value) : null;
          if (anew === null) left += 1;
          else renewed[accountId] = storedAccountJson(anew);
        }
        const written = onDisk(() => store.set(accountsKey, renewed));
        return written.ok ? succeed({ left }) : written;
      }),
    remove: (accountIds) =>
      alone(() =>
        onDisk(() => {
          const left = Object.entries(readAll()).filter(([accountId]) => !accountIds.includes(accountId));
          store.set(accountsKey, Object.fromEntries(left));
        }),
      ),
  };
}
