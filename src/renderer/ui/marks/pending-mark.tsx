import { CircleAlert, CircleQuestionMark, ClockArrowUp, GitCompare, type LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import styles from './pending-mark.module.css';

/** Where a change stands that Jira has not applied: waiting, in conflict, refused, or looked for. */
export type PendingState = 'waiting' | 'conflict' | 'refused' | 'looking';

const LOOKS: Readonly<
  Record<PendingState, { readonly icon: LucideIcon; readonly word: string; readonly shown: boolean }>
> = {
  waiting: { icon: ClockArrowUp, word: 'Waiting to be sent', shown: false },
  conflict: { icon: GitCompare, word: 'Conflict', shown: true },
  refused: { icon: CircleAlert, word: 'Refused', shown: true },
  looking: { icon: CircleQuestionMark, word: 'Looking for it in Jira', shown: false },
};

/** Waiting is a mark; trouble is a mark and a word. */
export function PendingMark({ state, withWord }: { readonly state: PendingState; readonly withWord?: boolean }) {
  const { icon, word, shown } = LOOKS[state];
  const drawn = withWord ?? shown;
  return (
    <span className={classNames(styles.mark, styles[state])} title={word}>
      <Icon of={icon} size={14} />
      <span className={drawn ? undefined : 'visually-hidden'}>{word}</span>
    </span>
  );
}
