import { createAccessTokens } from '../../../src/main/accounts/access-token';
import { createAccountLocks } from '../../../src/main/accounts/account-locks';
import { createFileStore } from '../../../src/main/accounts/file-store';
import { createProtection } from '../../../src/main/accounts/protection';
import { createHttpTokenExchange } from '../../../src/main/accounts/token-exchange';
import { createTokenVault } from '../../../src/main/accounts/token-vault';

/**
 * A process that makes so many calls to Jira at the same time each time it is told to (a message with their number). A call that is
 * answered with 401 is made once more with another token. Answers how many got through, and what the others met.
 */
const [folder = '', accountId = '', passphrase = ''] = process.argv.slice(2);

const box = createProtection({
  settings: createFileStore(`${folder}/settings.json`),
  keyring: { problem: () => 'none here', encrypt: String, decrypt: String },
});
await box.unlock(passphrase);
const locks = createAccountLocks({ folder: `${folder}/locks` });
const vault = createTokenVault({
  store: createFileStore(`${folder}/accounts.json`),
  box,
  warn: (sentence) => process.stderr.write(`${sentence}\n`),
  changing: locks.changing,
});
const exchange = createHttpTokenExchange({ fetch, now: Date.now });
const accessTokens = createAccessTokens({ vault, exchange, locks, now: Date.now });
const found = vault.find(accountId);
const origin = found.ok ? found.value.origins.api : '';

async function call(): Promise<string> {
  let rejected: string | undefined;
  for (let round = 0; round < 2; round += 1) {
    const token = await accessTokens.accessTokenFor(accountId, { rejected });
    if (!token.ok) return token.failure.kind;
    const answer = await fetch(`${origin}/ex/jira/cloud-1/rest/api/3/myself`, {
      headers: { authorization: `Bearer ${token.value}` },
    });
    await answer.arrayBuffer();
    if (answer.status === 200) return 'ok';
    rejected = token.value;
  }
  return 'rejected twice';
}

process.on('message', (count: number) => {
  void Promise.all(Array.from({ length: count }, () => call())).then((met) => process.send?.(met));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
