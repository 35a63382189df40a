import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { readConfiguration, takeSecretsFromEnvironment } from '../main/accounts/configuration';
import { createHttpFetch } from '../main/gateway/http-fetch';
import { systemCertificates } from '../main/gateway/system-certificates';
import { forkNodeChild } from '../main/storage/node-child';
import { environmentProxies } from './environment-proxies';
import { EXIT } from './exit-codes';
import { runCli } from './run';

/** The command line's entry. Secrets leave the environment before anything else starts: a child inherits what is there. */
const secrets = takeSecretsFromEnvironment(process.env);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may leave early (`| head`): that is its right, and no failure of ours.
  if (error.code !== 'EPIPE') throw error;
});

try {
  const result = await runCli(process.argv.slice(2), {
    configuration: readConfiguration({ ...process.env, ...secrets }),
    env: process.env,
    folder: folderOfPerson(),
    fetch: createHttpFetch(environmentProxies(process.env), systemCertificates),
    now: Date.now,
    fork: () => forkNodeChild(join(import.meta.dirname, 'database-process.js')),
    readStdin: () => text(process.stdin),
    readStdinBytes: () => buffer(process.stdin),
    sheetWorker: join(import.meta.dirname, 'sheet-worker.js'),
    print: (line) => void process.stdout.write(`${line}\n`),
    onInterrupt: (stop) => {
      process.once('SIGINT', stop);
      return () => void process.off('SIGINT', stop);
    },
    tell: (sentence) => void process.stderr.write(`${sentence}\n`),
  });
  process.stderr.write(result.stderr);
  process.stdout.write(result.stdout);
  process.exitCode = result.code;
} catch (error) {
  process.stderr.write(
    `A defect in Workbench stopped this.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = EXIT.internal;
}

/** npm runs the script `cli` in the package's folder, and remembers where the person stands. */
function folderOfPerson(): string {
  const ofPerson = process.env['npm_lifecycle_event'] === 'cli' ? process.env['INIT_CWD'] : undefined;
  return ofPerson ?? process.cwd();
}
