import type { JournalledChange } from '../journalled-change';
import { readFileBody } from './attach';
import { readInput } from './read-input';

/** Whether this version of the program knows what a change says: another one may have written it. Pure. */
export function isReadable({ kind, body }: Pick<JournalledChange, 'kind' | 'body'>): boolean {
  // Its body goes to Jira as it is.
  if (kind === 'create') return true;
  if (kind === 'attach') return readFileBody(body) !== null;
  return readInput(body)?.kind === kind;
}
