import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { cleanEnvironment, root } from './environment';

/** The line that `npm run sandbox` prints when it listens. */
const Ready = z.object({
  ready: z.literal(true),
  authOrigin: z.url(),
  apiOrigin: z.url(),
  threeLegged: z.object({ clientId: z.string(), clientSecret: z.string(), redirectUri: z.url() }),
  serviceAccount: z.object({ clientId: z.string(), clientSecret: z.string() }),
  sites: z.array(z.object({ id: z.string(), url: z.string(), name: z.string() })).min(1),
});

export type SandboxReady = z.infer<typeof Ready>;

export interface TestSandbox extends SandboxReady {
  /** For `launchWorkbench({ env })`: makes the sandbox stand where Atlassian does. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

export interface SandboxOptions {
  readonly port?: number;
  readonly seed?: number;
  readonly issues?: number;
  /** The port of the one redirect URI that its 3LO app has registered. */
  readonly redirectPort?: number;
}

const START_LIMIT_MS = 30_000;

/** Starts `out/main/sandbox.js`, as `npm run sandbox` does, on a free port unless one is given. */
export async function startTestSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  const { port, seed = 1, issues = 200, redirectPort } = options;
  const args = ['--seed', String(seed), '--issues', String(issues)];
  if (port !== undefined) args.push('--port', String(port));
  if (redirectPort !== undefined) args.push('--redirect-port', String(redirectPort));
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'sandbox.js'), ...args], {
    env: cleanEnvironment('/'),
    // It ends when the pipe on its standard input closes: a test runner that crashes leaves no sandbox behind.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGKILL');
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));

  const ready = new Promise<SandboxReady>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The sandbox did not start: ${why}\n${complaint}`));
    const timer = setTimeout(() => fail(`no answer within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      const read = z.safeParse(Ready, safeJson(line));
      if (read.success) resolve(read.data);
      else fail(`its first line was ${line}`);
    });
    child.once('error', (error) => fail(error.message));
    // `close`, not `exit`: by then everything that it printed has arrived.
    child.once('close', (code) => {
      clearTimeout(timer);
      fail(`it ended with ${String(code)}`);
    });
  });
  try {
    const said = await ready;
    return { ...said, env: environmentFor(said), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function environmentFor(said: SandboxReady): Record<string, string> {
  return {
    WORKBENCH_AUTH_ORIGIN: said.authOrigin,
    WORKBENCH_API_ORIGIN: said.apiOrigin,
    WORKBENCH_CALLBACK_PORT: new URL(said.threeLegged.redirectUri).port,
    WORKBENCH_CLIENT_ID: said.threeLegged.clientId,
    WORKBENCH_CLIENT_SECRET: said.threeLegged.clientSecret,
  };
}

function safeJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null; // the schema refuses it, and the line itself is told
  }
}
