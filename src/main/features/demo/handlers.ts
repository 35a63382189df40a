import { succeed } from '@shared/ipc/outcome';
import type { AccountRecord } from '../../accounts/account';
import { shownAccount } from '../../accounts/shown-account';
import type { TokenVault } from '../../accounts/token-vault';
import type { Handlers } from '../../ipc/handle';
import type { DemoAccount } from './demo-account';
import type { DemoSite } from './demo-site';

export interface DemoHandlerPorts {
  readonly demo: DemoSite;
  readonly demoAccount: DemoAccount;
  readonly vault: Pick<TokenVault, 'list'>;
  readonly forgetMirror: (accountId: string) => Promise<void>;
}

export function demoHandlers(ports: DemoHandlerPorts): Pick<Handlers, 'connect.openDemo' | 'demo.reset'> {
  const { demo, demoAccount, vault, forgetMirror } = ports;
  const isDemo = ({ kind }: AccountRecord): boolean => kind === 'demo';
  return {
    'connect.openDemo': async () => {
      const opened = await demoAccount.open();
      return opened.ok ? succeed(shownAccount(opened.value, true)) : opened;
    },
    'demo.reset': async () => {
      await demo.reset();
      const accounts = vault.list();
      if (!accounts.ok) return accounts;
      for (const account of accounts.value.filter(isDemo)) await forgetMirror(account.id);
      // The demo begins again with other secrets: its account signs in anew.
      const opened = await demoAccount.open();
      return opened.ok ? succeed(null) : opened;
    },
  };
}
