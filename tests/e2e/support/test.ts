import { test as base } from '@playwright/test';
import { forgetUserData, launchWorkbench, type LaunchOptions, type Workbench } from './launch';
import { startTestSandbox, type SandboxOptions, type TestSandbox } from './sandbox';
import { unprivilegedHome, type UnprivilegedHome } from './unprivileged';

interface Fixtures {
  /** Starts the program; ends it with the test, whose failure then carries what the program printed and a picture of its window. */
  readonly launch: (options?: LaunchOptions) => Promise<Workbench>;
  /** Starts a sandbox that ends with the test. */
  readonly startSandbox: (options?: SandboxOptions) => Promise<TestSandbox>;
}

interface WorkerFixtures {
  readonly unprivileged: UnprivilegedHome;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern.
  launch: async ({}, use, info) => {
    const started: Workbench[] = [];
    await use(async (options) => {
      const workbench = await launchWorkbench(options);
      started.push(workbench);
      return workbench;
    });
    const failed = info.status !== info.expectedStatus;
    for (const [at, workbench] of started.entries()) {
      if (failed) {
        // A window that cannot be drawn any more must not keep the program from being closed.
        const picture = workbench.page.isClosed() ? null : await workbench.page.screenshot().catch(() => null);
        if (picture !== null) await info.attach(`window ${at + 1}`, { body: picture, contentType: 'image/png' });
        await info.attach(`output ${at + 1}`, { body: workbench.logs(), contentType: 'text/plain' });
      }
      await workbench.close();
    }
    for (const workbench of started) forgetUserData(workbench);
  },

  // eslint-disable-next-line no-empty-pattern -- As above.
  startSandbox: async ({}, use) => {
    const started: TestSandbox[] = [];
    await use(async (options) => {
      const sandbox = await startTestSandbox(options);
      started.push(sandbox);
      return sandbox;
    });
    for (const sandbox of started) sandbox.stop();
  },

  unprivileged: [
    // eslint-disable-next-line no-empty-pattern -- As above.
    async ({}, use) => {
      const home = unprivilegedHome();
      await use(home);
      home.remove();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
