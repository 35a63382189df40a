import type { Command } from '../command';
import { openServiceAccount } from '../connect';

export const tokenCommand: Command = {
  name: 'token',
  summary: 'ask for an access token with the client credentials',
  usage: 'token [--show]',
  help: `Prints {"tokenType", "expiresAt", "scopes"}: that the credential works, for how long, and what it may do.
With --show the document also holds "accessToken". That is a secret: it ends up in the terminal, and in the log of a build
that prints what its steps print.

  --show  the token itself, too`,
  words: [0, 0],
  options: { show: { type: 'boolean' } },
  async run(given, around) {
    const account = openServiceAccount(around);
    if (!account.ok) return { kind: 'failed', failure: account.failure };
    const minted = await account.value.token.tokens();
    if (!minted.ok) return { kind: 'failed', failure: minted.failure };
    const { access, expiresAt, scopes } = minted.value;
    return {
      kind: 'done',
      document: {
        tokenType: 'Bearer',
        expiresAt: new Date(expiresAt).toISOString(),
        scopes,
        ...(given.flag('show') ? { accessToken: access } : {}),
      },
    };
  },
};
