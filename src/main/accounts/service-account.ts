import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { clientIdHint, type AccountRecord } from './account';
import { arrive, type ArrivePorts, type SignedIn } from './arrive';
import type { ClientCredentials } from './configuration';
import type { Origins } from './origins';
import type { TokenExchange } from './token-exchange';

export interface ServiceAccountPorts extends ArrivePorts {
  readonly exchange: TokenExchange;
}

export interface ServiceAccountRequest {
  readonly kind: 'service' | 'demo';
  readonly origins: Origins;
  readonly credentials: ClientCredentials;
  /** The account whose credential is entered anew, if it is one. */
  readonly again?: string | null;
}

/**
 * Adds a service account (contract 2.9): mints a token, reads its sites and who it is, keeps it. An `again` account
 * stays at its own origins. The demo site listens elsewhere at each start, with other secrets: its one account is
 * taken over (kind `demo`). Missing scopes do not keep it out: they are named with each site.
 * Fails with `client-refused`, `no-sites`, and what the two origins fail with; then nothing was kept.
 */
export async function addServiceAccount(
  ports: ServiceAccountPorts,
  request: ServiceAccountRequest,
): Promise<Outcome<SignedIn>> {
  const again = findAgain(ports, request.again ?? null);
  if (!again.ok) return again;
  const client = { ...request.credentials, origins: again.value?.origins ?? request.origins };
  const tokens = await ports.exchange.clientCredentials(client);
  if (!tokens.ok) {
    // Without a person there is no grant that could end: whatever is refused is the credential.
    if (tokens.failure.kind !== 'sign-in-refused') return tokens;
    const { detail } = tokens.failure;
    return fail({ kind: 'client-refused', clientIdHint: clientIdHint(client.clientId), status: 403, detail });
  }
  const { kind } = request;
  return arrive(ports, { kind, client, tokens: tokens.value, again: again.value, stillWanted: () => true });
}

function findAgain({ vault }: ServiceAccountPorts, accountId: string | null): Outcome<AccountRecord | null> {
  return accountId === null ? succeed(null) : vault.find(accountId);
}
