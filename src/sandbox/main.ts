import { fstatSync, readFileSync } from 'node:fs';
import { helpText, readArguments, type RunArguments } from './arguments';
import { serveControl } from './control/serve-control';
import { WrongScript } from './faults/fault-script';
import { PortTaken } from './http/listen';
import { readyMessage, startSandbox, type SandboxOptions } from './server';

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

async function serve(given: RunArguments): Promise<void> {
  try {
    const sandbox = await startSandbox(optionsOf(given));
    if (given.random !== undefined) sandbox.faults.random(given.random.seed, { rate: given.random.rate });
    const control = given.control ? await serveControl(sandbox) : undefined;
    process.stdout.write(`${JSON.stringify(readyMessage(sandbox, control?.url))}\n`);
    closeWhenTold(async () => {
      await Promise.all([sandbox.close(), control?.close()]);
    });
  } catch (error) {
    const sentence = sentenceFor(error, given);
    if (sentence === undefined) throw error;
    process.stderr.write(`sandbox: ${sentence}\n`);
    process.exitCode = usageError;
  }
}

function optionsOf(given: RunArguments): SandboxOptions {
  const { port, redirectUri, seed, issues, fields, options, limits, indexLag, clockSkew, faults } = given;
  return {
    port,
    redirectUri,
    indexLag,
    clockSkew,
    ...(seed === undefined ? {} : { seed }),
    ...(issues === undefined ? {} : { issues }),
    form: { ...(fields === undefined ? {} : { fields }), ...(options === undefined ? {} : { options }) },
    ...(limits === 'off' ? { enforceLimits: false } : { enforceLimits: true, limits }),
    ...(faults === undefined ? {} : { faults: readScriptFile(faults) }),
  };
}

function readScriptFile(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongScript(`It is no JSON: ${error.message}`);
    throw error;
  }
}

/** What the person who started it can do about it; `undefined` for a fault of the program. */
function sentenceFor(error: unknown, given: RunArguments): string | undefined {
  if (error instanceof PortTaken) return `${error.message} Choose another with --port, or leave it out for a free one.`;
  if (error instanceof WrongScript) return `The script ${given.faults ?? ''} cannot be used. ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return `There is no file ${given.faults ?? ''}.`;
  }
  return undefined;
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
