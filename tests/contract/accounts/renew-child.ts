import * as fs from 'node:fs';
import { createAccessTokens } from '../../../src/main/accounts/access-token';
import { createAccountLocks } from '../../../src/main/accounts/account-locks';
import { createFileStore, type FileSystem } from '../../../src/main/accounts/file-store';
import { createProtection } from '../../../src/main/accounts/protection';
import { createHttpTokenExchange } from '../../../src/main/accounts/token-exchange';
import { createTokenVault } from '../../../src/main/accounts/token-vault';

/**
 * A process that starts, asks for an access token, prints it and ends. It dies by SIGKILL before its n-th step, where
 * a step is one call to the disk or one side of a request; n is 0 for never.
 */
const [folder = '', accountId = '', passphrase = '', dieBefore = '0'] = process.argv.slice(2);

let steps = 0;
function step(): void {
  steps += 1;
  if (steps === Number(dieBefore)) process.kill(process.pid, 'SIGKILL');
}

const steppingFs: FileSystem = { ...fs };
for (const name of ['openSync', 'fsyncSync', 'closeSync', 'renameSync'] as const) {
  const original: (...args: never[]) => unknown = fs[name];
  Object.assign(steppingFs, {
    [name]: (...args: never[]) => {
      step();
      return original(...args);
    },
  });
}
// A write goes down in two halves, so that a kill can fall between them.
Object.assign(steppingFs, {
  writeSync: (file: number, bytes: Uint8Array, offset: number, length: number) => {
    step();
    return fs.writeSync(file, bytes, offset, Math.ceil(length / 2));
  },
});

const box = createProtection({
  settings: createFileStore(`${folder}/settings.json`),
  keyring: { problem: () => 'none here', encrypt: String, decrypt: String },
});
await box.unlock(passphrase);
const locks = createAccountLocks({ folder: `${folder}/locks` });
const vault = createTokenVault({
  changing: (work) => {
    step();
    const done = locks.changing(work);
    step();
    return done;
  },
  store: createFileStore(`${folder}/accounts.json`, steppingFs),
  box,
  warn: (sentence) => process.stderr.write(`${sentence}\n`),
});
const exchange = createHttpTokenExchange({
  now: Date.now,
  fetch: async (url, init) => {
    step();
    const response = await fetch(url, init);
    step();
    return response;
  },
});
const accessTokens = createAccessTokens({
  vault,
  exchange,
  // The moments around taking the lock and while it is held are steps too.
  locks: {
    renewing(id, work) {
      step();
      return locks.renewing(id, () => {
        step();
        return work();
      });
    },
  },
  now: Date.now,
});
const token = await accessTokens.accessTokenFor(accountId);
step();
process.stdout.write(JSON.stringify({ token, steps }));
