import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Stop } from './say.mjs';

/**
 * Fetches one exact version of a package through npm (so with the person's own registry, proxy and mirror), checks it against
 * a sha512 that is written down in this repository, and unpacks it. Nothing of the package is run.
 * @param {{ spec: string, integrity: string, into: string }} wanted `integrity` in npm's own form, `sha512-…`
 * @returns {Promise<string>} the folder `package` inside `into`
 */
export async function npmPack({ spec, integrity, into }) {
  const archive = path.join(into, fetchArchive(spec, into));
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(archive), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== integrity)
    throw new Stop(`${spec} is not what was pinned (${actual} instead of ${integrity}); it was not used.`);
  // The first component, `package/`, is npm's own and the same for every package fetched here.
  execFileSync('tar', ['-xzf', archive, '-C', into]);
  fs.rmSync(archive);
  return path.join(into, 'package');
}

function fetchArchive(spec, into) {
  const args = ['pack', spec, '--ignore-scripts', '--json', '--silent', '--pack-destination', into];
  // npm's own patience is over a minute of silence where there is no network.
  args.push('--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=2000');
  try {
    const answer = execFileSync('npm', args, {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    return JSON.parse(answer)[0].filename;
  } catch (error) {
    throw new Stop(
      `${spec} could not be fetched with npm (no network, or a registry that does not carry it). Run the same line again when there is one.`,
      {
        cause: error,
      },
    );
  }
}
