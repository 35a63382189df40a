import { fail } from '@shared/ipc/outcome';
import type { Failure } from '@shared/ipc/failure';
import type { Attempted } from '../../gateway/request';

/** What says the same however often one asks. */
const FINAL: ReadonlySet<Failure['kind']> = new Set([
  'not-found',
  'not-permitted',
  'scope-missing',
  'site-gone',
  'jira-rejected',
  'invalid-input',
]);

/** The outcome of a send that ended before its write: what may pass is waited for, since nothing of it has left. Pure. */
export function endedBeforeWrite(failure: Failure): Attempted<never> {
  return FINAL.has(failure.kind) ? fail(failure) : { ...fail(failure), unsent: true };
}
