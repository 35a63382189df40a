import type { Sandbox, SandboxOptions } from '../../../src/sandbox/server';
import { connectServiceAccount } from './connect-service-account';
import { forgetUserData, launchWorkbench, type Workbench } from './launch';
import { startOwnSandbox } from './own-sandbox';

/** The program at work on a sandbox that the test can look into and make fail. */
export interface AtWork extends Workbench {
  readonly sandbox: Sandbox;
  /** Ends both and leaves nothing behind. */
  end(): Promise<void>;
}

/** Starts a sandbox in this process and the program with its service account, which sees what a person would. */
export async function startAtWork(options: SandboxOptions = {}): Promise<AtWork> {
  const { sandbox, origins } = await startOwnSandbox({ serviceAccountActsAs: 'person', ...options });
  let workbench: Workbench | null = null;
  const end = async (): Promise<void> => {
    await workbench?.close();
    await sandbox.close();
    if (workbench !== null) forgetUserData(workbench);
  };
  try {
    workbench = await launchWorkbench({ keyring: true, env: origins });
    await connectServiceAccount(workbench, sandbox.serviceAccount);
    return { ...workbench, sandbox, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** How often the sandbox was asked to create an issue. */
export function createsAsked({ sandbox }: Pick<AtWork, 'sandbox'>): number {
  return sandbox.requests.count({ method: 'POST', path: /\/rest\/api\/3\/issue$/ });
}

/** Keys of the issues that the sandbox really has under this summary. */
export function issuesCalled({ sandbox }: Pick<AtWork, 'sandbox'>, summary: string): string[] {
  return sandbox.world.sites.flatMap((site) =>
    site.issues
      .filter((issue) => issue.values['summary'] === summary)
      .map((issue) => `${site.projects.find(({ id }) => id === issue.projectId)?.key ?? '?'}-${String(issue.number)}`),
  );
}
