import { createHash } from 'node:crypto';

/** The id of a row's create in a run: the same whenever it is asked for, so that a row is told by its change without a list of both. */
export function rowChangeId(runId: string, row: number): string {
  return idFrom(['row', runId, row]);
}

/** The id of what follows a row's create, counted from 0. */
export function followerId(runId: string, row: number, nth: number): string {
  return idFrom(['follower', runId, row, nth]);
}

/** A UUID made from what it stands for (RFC 9562, version 8). Pure. */
export function idFrom(of: readonly (string | number)[]): string {
  const digits = createHash('sha256').update(JSON.stringify(of)).digest('hex');
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
