import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/server';
import { freePort } from '../../free-port';

/** A sandbox inside the test's own process: its switches, its requests and its grants can be reached. */
export interface OwnSandbox {
  readonly sandbox: Sandbox;
  /** Makes it stand where Atlassian does, for `launch({ env })`. Without client id and secret. */
  readonly origins: Readonly<Record<string, string>>;
  /** The same with the client id and secret of its 3LO app. */
  readonly env: Readonly<Record<string, string>>;
}

/** To be closed by the test: `sandbox.close()`. */
export async function startOwnSandbox(options: SandboxOptions = {}): Promise<OwnSandbox> {
  const port = await freePort();
  const sandbox = await startSandbox({
    seed: 7,
    issues: 60,
    // It may go away and come back there.
    port: await freePort(),
    redirectUri: `http://localhost:${port}/callback`,
    ...options,
  });
  const origins = {
    WORKBENCH_AUTH_ORIGIN: sandbox.authOrigin,
    WORKBENCH_API_ORIGIN: sandbox.apiOrigin,
    WORKBENCH_CALLBACK_PORT: String(port),
  };
  const { clientId, clientSecret } = sandbox.threeLegged;
  return {
    sandbox,
    origins,
    env: { ...origins, WORKBENCH_CLIENT_ID: clientId, WORKBENCH_CLIENT_SECRET: clientSecret },
  };
}
