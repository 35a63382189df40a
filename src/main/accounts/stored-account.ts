import type { JsonValue } from '@shared/json';
import { site } from '@shared/ipc/schemas';
import { z } from '@shared/schema';
import type { AccountRecord, AccountState, Identity, Tokens } from './account';
import { originsSchema } from './origins';

/** An account as it lies on disk: everything that is secret is sealed. */
export interface StoredAccount extends AccountRecord {
  readonly sealedClientSecret: string;
  /** Access and refresh token in one sealed string, so that a pair is never half of one and half of another. */
  readonly sealedTokens: string | null;
  /** Names this state of the sign-in; another one with each sign-in, renewal and refusal, the same when only the seal changes. */
  readonly revision: string;
}

const identity: z.ZodType<Identity> = z.object({
  accountId: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
});

const accountState: z.ZodType<AccountState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('active') }),
  z.object({ kind: z.literal('signed-out'), since: z.number() }),
  z.object({ kind: z.literal('client-refused'), since: z.number(), status: z.number(), detail: z.string() }),
]);

export const storedAccountSchema: z.ZodType<StoredAccount> = z.object({
  id: z.string().min(1),
  kind: z.enum(['person', 'service', 'demo']),
  origins: originsSchema,
  clientId: z.string(),
  identity: identity.nullable(),
  sites: z.array(site),
  formerSites: z.array(site).optional(),
  addedAt: z.number(),
  state: accountState,
  sealedClientSecret: z.string(),
  sealedTokens: z.string().nullable(),
  revision: z.string(),
});

export const tokensSchema: z.ZodType<Tokens> = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1).nullable(),
  expiresAt: z.number(),
  grantedAt: z.number().optional(),
  scopes: z.array(z.string()),
});

/** The account without its sealed parts: what may leave the vault. */
export function recordOf(stored: StoredAccount): AccountRecord {
  const { sealedClientSecret: _secret, sealedTokens: _tokens, revision: _revision, ...record } = stored;
  return record;
}

/** The stored form as JSON; a round trip through it is the identity. */
export function storedAccountJson(stored: StoredAccount): JsonValue {
  const { origins, state, sites, formerSites, identity: who, ...plain } = stored;
  return {
    ...plain,
    origins: { ...origins },
    state: { ...state },
    identity: who === null ? null : { ...who },
    sites: sites.map((entry) => ({ ...entry })),
    ...(formerSites === undefined ? {} : { formerSites: formerSites.map((entry) => ({ ...entry })) }),
  };
}
