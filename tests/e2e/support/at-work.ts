import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/server';
import { connectServiceAccount } from './connect-service-account';
import { forgetUserData, launchWorkbench, type Workbench } from './launch';
import { startOwnSandbox } from './own-sandbox';

/** The program at work on a sandbox that the test can look into, take away and make fail. */
export interface AtWork extends Omit<Workbench, 'close' | 'kill'> {
  /** The one that runs now, or ran last. */
  readonly sandbox: Sandbox;
  /** The network is gone: nothing listens where the site was. */
  disconnect(): Promise<void>;
  /** It is back, with everything that it had. */
  reconnect(): Promise<void>;
  /** Ends the program and starts it again with what it kept; `how` is a power cut, which comes before this returns, or a person's wish. */
  restart(how: 'killed' | 'closed'): Promise<void>;
  /** Ends both and leaves nothing behind. */
  end(): Promise<void>;
}

/** Starts a sandbox in this process and the program with its service account, which sees what a person would. */
export async function startAtWork(options: SandboxOptions = {}): Promise<AtWork> {
  const own = await startOwnSandbox({ serviceAccountActsAs: 'person', ...options });
  const { origins } = own;
  let { sandbox } = own;
  const again: SandboxOptions = {
    ...options,
    serviceAccountActsAs: 'person',
    world: sandbox.world,
    port: Number(new URL(sandbox.apiOrigin).port),
    secrets: { serviceAccount: sandbox.serviceAccount.clientSecret },
  };
  let workbench: Workbench | null = null;
  const end = async (): Promise<void> => {
    await workbench?.close();
    await sandbox.close();
    if (workbench !== null) forgetUserData(workbench);
  };
  try {
    workbench = await launchWorkbench({ keyring: true, env: origins });
    await connectServiceAccount(workbench, sandbox.serviceAccount);
    let running = workbench;
    return {
      get app() {
        return running.app;
      },
      get page() {
        return running.page;
      },
      get mainPid() {
        return running.mainPid;
      },
      userData: running.userData,
      scratch: running.scratch,
      logs: () => running.logs(),
      get sandbox() {
        return sandbox;
      },
      disconnect: () => sandbox.close(),
      reconnect: async () => {
        sandbox = await startSandbox(again);
      },
      restart: async (how) => {
        if (how === 'killed') await running.kill();
        else await running.close();
        const { userData } = running;
        running = await launchWorkbench({ keyring: true, env: origins, userData });
        workbench = running;
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** How often the sandbox was asked to create an issue; a token of before a reconnection is refused first. */
export function createsAsked({ sandbox }: Pick<AtWork, 'sandbox'>): number {
  const isCreate = /\/rest\/api\/3\/issue$/;
  return sandbox.requests.entries.filter(
    ({ method, path, status }) => method === 'POST' && isCreate.test(path) && status !== 401,
  ).length;
}

/** Keys of the issues that the sandbox really has under this summary. */
export function issuesCalled({ sandbox }: Pick<AtWork, 'sandbox'>, summary: string): string[] {
  return sandbox.world.sites.flatMap((site) =>
    site.issues
      .filter((issue) => issue.values['summary'] === summary)
      .map((issue) => `${site.projects.find(({ id }) => id === issue.projectId)?.key ?? '?'}-${String(issue.number)}`),
  );
}
