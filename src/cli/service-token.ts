import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { clientIdHint, type Tokens } from '../main/accounts/account';
import type { TokenClient, TokenExchange } from '../main/accounts/token-exchange';

/** The token of this run: minted when first wanted, kept in memory alone, minted anew when it runs out or is refused. */
export interface ServiceToken {
  tokens(options?: { readonly rejected?: string }): Promise<Outcome<Tokens>>;
}

const EARLY_MS = 120_000;

export function createServiceToken(exchange: TokenExchange, client: TokenClient, now: () => number): ServiceToken {
  let held: Tokens | null = null;
  let minting: Promise<Outcome<Tokens>> | null = null;

  async function mint(): Promise<Outcome<Tokens>> {
    let minted = await exchange.clientCredentials(client);
    // A token that nobody received harms nobody: asked for once more.
    if (!minted.ok && minted.failure.kind === 'no-answer') minted = await exchange.clientCredentials(client);
    if (minted.ok) {
      held = minted.value;
      return succeed(minted.value);
    }
    if (minted.failure.kind !== 'sign-in-refused') return minted;
    // Without a person there is no grant that could end: whatever is refused is the credential.
    const { detail } = minted.failure;
    return fail({ kind: 'client-refused', clientIdHint: clientIdHint(client.clientId), status: 403, detail });
  }

  return {
    tokens(options) {
      const usable = held !== null && held.access !== options?.rejected && held.expiresAt - EARLY_MS > now();
      if (held !== null && usable) return Promise.resolve(succeed(held));
      minting ??= mint().finally(() => {
        minting = null;
      });
      return minting;
    },
  };
}
