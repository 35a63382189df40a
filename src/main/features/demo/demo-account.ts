import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { AccountRecord } from '../../accounts/account';
import { addServiceAccount, type ServiceAccountPorts } from '../../accounts/service-account';
import type { DemoReady, DemoSite } from './demo-site';

export interface DemoAccountPorts extends ServiceAccountPorts {
  readonly demo: DemoSite;
  readonly changed: () => void;
  readonly reportDefect: (where: string, error: unknown) => string;
}

/** The one account of the demo site. It signs in anew with each start: the site listens elsewhere then, with other secrets. */
export interface DemoAccount {
  /** Starts the demo site if need be and signs its account in: at a person's word. */
  open(): Promise<Outcome<AccountRecord>>;
  /**
   * Before anything is asked of the demo site: sees to it that it runs and that its account is signed in there. Many callers at once start
   * it once; while it is up this costs nothing.
   */
  ready(): Promise<Outcome<null>>;
}

export function createDemoAccount(ports: DemoAccountPorts): DemoAccount {
  const { demo, changed, reportDefect } = ports;
  /** Where the account is signed in. Another start, or a reset, is another one. */
  let signedInAt: DemoReady | null = null;
  let opening: Promise<Outcome<AccountRecord>> | null = null;

  async function openNow(): Promise<Outcome<AccountRecord>> {
    let ready: DemoReady;
    try {
      ready = await demo.start();
    } catch (error) {
      return fail({ kind: 'internal', reference: reportDefect('demo', error) });
    }
    const opened = await addServiceAccount(ports, {
      kind: 'demo',
      origins: { auth: ready.authOrigin, api: ready.apiOrigin },
      credentials: ready.serviceAccount,
    });
    if (!opened.ok) return opened;
    signedInAt = ready;
    changed();
    return succeed(opened.value.account);
  }

  function open(): Promise<Outcome<AccountRecord>> {
    opening ??= openNow().finally(() => (opening = null));
    return opening;
  }

  return {
    open,
    async ready() {
      const up = demo.running();
      if (up !== null && up === signedInAt) return succeed(null);
      const opened = await open();
      return opened.ok ? succeed(null) : opened;
    },
  };
}
