import { momentToEpoch, readMoment } from '@shared/fields/date-time-text';

/** Epoch milliseconds of one of Jira's time stamps (contract §3.4); `null` for anything else. */
export function momentOf(value: unknown): number | null {
  const read = typeof value === 'string' ? readMoment(value) : null;
  return read?.ok === true ? momentToEpoch(read.value) : null;
}
