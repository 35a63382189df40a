import { spawn, type ChildProcess } from 'node:child_process';
import type { Sandbox } from '../../../src/sandbox/server';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly process: ChildProcess;
  readonly ended: Promise<CliRun>;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
}

export type CliEnvironment = Readonly<Record<string, string>>;

/** The environment of a pipeline whose Atlassian is the sandbox. */
export function environmentFor(sandbox: Sandbox, userData: string, apiOrigin = sandbox.apiOrigin): CliEnvironment {
  return {
    PATH: process.env['PATH'] ?? '',
    WORKBENCH_AUTH_ORIGIN: sandbox.authOrigin,
    WORKBENCH_API_ORIGIN: apiOrigin,
    WORKBENCH_CLIENT_ID: sandbox.serviceAccount.clientId,
    WORKBENCH_CLIENT_SECRET: sandbox.serviceAccount.clientSecret,
    WORKBENCH_USER_DATA: userData,
    WORKBENCH_SITE: sandbox.sites[0]?.name ?? '',
  };
}

export function startCli(cli: string, args: readonly string[], env: CliEnvironment, input = ''): RunningCli {
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.end(input);
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    process: child,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export function runCli(cli: string, args: readonly string[], env: CliEnvironment, input = ''): Promise<CliRun> {
  return startCli(cli, args, env, input).ended;
}
