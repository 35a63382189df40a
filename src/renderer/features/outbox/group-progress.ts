import { WAITS_FOR_PARENT } from '@shared/bulk/row-words';
import type { ChangeGroup, ChangeState } from '@shared/ipc/change';

export interface GroupProgress {
  readonly applied: number;
  /** Applied or given up: nothing is to come of it. */
  readonly done: number;
  readonly needsYou: number;
  readonly waiting: number;
  /** Something of it was given up, and nothing of it is to be sent any more. */
  readonly stopped: boolean;
  /** `412 applied, 742 waiting, 4 need you`. */
  readonly words: string;
}

/** How far a group is, in figures and in words. Pure. */
export function progressOf({ counts, paused, total }: ChangeGroup): GroupProgress {
  const count = (state: ChangeState['state']): number => counts[state] ?? 0;
  const applied = count('applied');
  const discarded = count('discarded');
  const needsYou = count('rejected') + count('unsure') + count('conflict');
  const waiting = Math.max(0, total - applied - discarded - needsYou);
  const parts = [
    `${applied.toLocaleString('en')} applied`,
    waiting > 0 ? `${waiting.toLocaleString('en')} ${paused ? 'paused' : 'waiting'}` : '',
    needsYou > 0 ? `${needsYou.toLocaleString('en')} ${needsYou === 1 ? 'needs' : 'need'} you` : '',
    discarded > 0 ? `${discarded.toLocaleString('en')} discarded` : '',
  ];
  const words = parts.filter((part) => part !== '').join(', ');
  return { applied, done: applied + discarded, needsYou, waiting, stopped: discarded > 0 && waiting === 0, words };
}

/** A state of the changes of a group, with how many are in it. */
export interface StateCount {
  readonly state: ChangeState['state'];
  readonly label: string;
  readonly count: number;
}

const LABELS: readonly (readonly [ChangeState['state'], string])[] = [
  ['applied', 'In Jira'],
  ['sending', 'Being sent'],
  ['queued', 'Waiting'],
  ['unknown', 'Looked for, no answer came'],
  ['unsure', 'Unsure, you decide'],
  ['conflict', 'Changed by somebody else too'],
  ['rejected', 'Refused by Jira'],
  ['discarded', 'Discarded'],
];

/**
 * The states that changes of a group are in, in the order of their way. Pure.
 *
 * @param behind how many of those that wait do so for a row that needs somebody
 */
export function stateCounts({ counts, paused }: ChangeGroup, behind = 0): readonly StateCount[] {
  return LABELS.flatMap(([state, label]): readonly StateCount[] => {
    const count = counts[state] ?? 0;
    if (state !== 'queued') return count === 0 ? [] : [{ state, label, count }];
    const free = Math.max(0, count - behind);
    return [
      ...(free === 0 ? [] : [{ state, label: paused ? 'Held back by you' : label, count: free }]),
      ...(count - free === 0 ? [] : [{ state, label: WAITS_FOR_PARENT, count: count - free }]),
    ];
  });
}
