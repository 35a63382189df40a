import { fstatSync } from 'node:fs';
import { helpText, readArguments } from './arguments';
import { PortTaken } from './http/listen';
import { readyMessage, startSandbox } from './server';

const usageError = 2;

async function run(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  switch (given.kind) {
    case 'help':
      process.stdout.write(helpText);
      return;
    case 'wrong':
      process.stderr.write(`sandbox: ${given.message}\n`);
      process.exitCode = usageError;
      return;
    case 'run':
      await serve(given);
  }
}

async function serve(given: Extract<ReturnType<typeof readArguments>, { kind: 'run' }>): Promise<void> {
  const { port, seed, issues, redirectUri } = given;
  const world = { ...(seed === undefined ? {} : { seed }), ...(issues === undefined ? {} : { issues }) };
  try {
    const sandbox = await startSandbox({ port, redirectUri, ...world });
    process.stdout.write(`${JSON.stringify(readyMessage(sandbox))}\n`);
    closeWhenTold(() => sandbox.close());
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    process.stderr.write(`sandbox: ${error.message} Choose another with --port, or leave it out for a free one.\n`);
    process.exitCode = usageError;
  }
}

/** Ctrl+C, SIGTERM, or the end of a pipe on standard input: whoever started this process is gone. */
function closeWhenTold(close: () => Promise<void>): void {
  let closing: Promise<void> | undefined;
  const stop = (): void => {
    closing ??= close().then(() => {
      process.stdin.destroy();
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A terminal or /dev/null says nothing about the starter; a pipe that ends does.
  if (isPipe()) process.stdin.resume().once('end', stop).once('error', stop);
}

function isPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    // Started without a standard input at all.
    return false;
  }
}

await run();
