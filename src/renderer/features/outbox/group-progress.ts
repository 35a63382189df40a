import type { ChangeGroup } from '@shared/ipc/change';

export interface GroupProgress {
  /** Applied or given up: nothing is to come of it. */
  readonly done: number;
  readonly needsYou: number;
  readonly waiting: number;
  /** `412 applied, 742 waiting, 4 need you`. */
  readonly words: string;
}

/** How far a group is, in figures and in words. Pure. */
export function progressOf({ counts, paused, total }: ChangeGroup): GroupProgress {
  const count = (state: keyof ChangeGroup['counts']): number => counts[state] ?? 0;
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
  return { done: applied + discarded, needsYou, waiting, words: parts.filter((part) => part !== '').join(', ') };
}
