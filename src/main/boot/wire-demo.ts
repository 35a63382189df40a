import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessTokens } from '../accounts/access-token';
import type { ServiceAccountPorts } from '../accounts/service-account';
import type { TokenVault } from '../accounts/token-vault';
import { forkUtility } from '../app/utility-child';
import { createDemoAccount, type DemoAccount } from '../features/demo/demo-account';
import { createDemoSite, type DemoSite } from '../features/demo/demo-site';

export interface DemoWiring {
  readonly userData: string;
  readonly outFolder: string;
  readonly accounts: ServiceAccountPorts & { readonly vault: TokenVault; readonly accessTokens: AccessTokens };
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly changed: () => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** The demo site in its process, its one account, and the tokens of all accounts with the demo's among them. */
export function wireDemo({ userData, outFolder, accounts, after, changed, reportDefect }: DemoWiring): {
  readonly demo: DemoSite;
  readonly demoAccount: DemoAccount;
  readonly accessTokens: AccessTokens;
} {
  const folder = join(userData, 'demo');
  mkdirSync(folder, { recursive: true });
  const demo = createDemoSite({
    fork: () => forkUtility(join(outFolder, 'demo-process.js'), 'Workbench demo site'),
    dataFile: join(folder, 'world.bin'),
    after,
  });
  const demoAccount = createDemoAccount({ ...accounts, demo, changed, reportDefect });
  return {
    demo,
    demoAccount,
    accessTokens: {
      async accessTokenFor(accountId, options) {
        // The demo site listens elsewhere after each start: whatever is asked of it waits until it is up.
        const account = accounts.vault.find(accountId);
        const demoUp = account.ok && account.value.kind === 'demo' ? await demoAccount.ready() : null;
        return demoUp?.ok === false ? demoUp : accounts.accessTokens.accessTokenFor(accountId, options);
      },
    },
  };
}
