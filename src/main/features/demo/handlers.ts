import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { Account } from '@shared/ipc/account';
import { addServiceAccount, type ServiceAccountPorts } from '../../accounts/service-account';
import { shownAccount } from '../../accounts/shown-account';
import type { Handlers } from '../../ipc/handle';
import type { DemoSite } from './demo-site';

export interface DemoHandlerPorts extends ServiceAccountPorts {
  readonly demo: DemoSite;
  readonly changed: () => void;
  readonly reportDefect: (where: string, error: unknown) => string;
  readonly forgetMirror: (accountId: string) => Promise<void>;
}

/** Starts the demo site and signs its account in: at a person's word, and at the start when it was chosen last. */
export async function openDemo(ports: DemoHandlerPorts): Promise<Outcome<Account>> {
  let ready;
  try {
    ready = await ports.demo.start();
  } catch (error) {
    return fail({ kind: 'internal', reference: ports.reportDefect('demo', error) });
  }
  const opened = await addServiceAccount(ports, {
    kind: 'demo',
    origins: { auth: ready.authOrigin, api: ready.apiOrigin },
    credentials: ready.serviceAccount,
  });
  if (!opened.ok) return opened;
  ports.changed();
  return succeed(shownAccount(opened.value.account, true));
}

export function demoHandlers(ports: DemoHandlerPorts): Pick<Handlers, 'connect.openDemo' | 'demo.reset'> {
  return {
    'connect.openDemo': () => openDemo(ports),
    'demo.reset': async () => {
      await ports.demo.reset();
      const accounts = ports.vault.list();
      if (!accounts.ok) return accounts;
      for (const account of accounts.value) if (account.kind === 'demo') await ports.forgetMirror(account.id);
      // The demo begins again with other secrets: its account signs in anew.
      const opened = await openDemo(ports);
      return opened.ok ? succeed(null) : opened;
    },
  };
}
