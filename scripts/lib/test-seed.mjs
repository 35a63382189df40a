import { execFileSync } from 'node:child_process';
import { root } from './root.mjs';

/**
 * The seed of everything random in the tests: 8 hexadecimal digits of the commit, so that one commit always runs the same cases
 * and the next one others. `TEST_SEED` repeats a run. Outside a git checkout it is always the same.
 */
export function testSeed(env = process.env) {
  if (env.TEST_SEED) return env.TEST_SEED;
  try {
    const head = execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return head.slice(0, 8);
  } catch {
    return '00000001'; // a source archive, or no git
  }
}
