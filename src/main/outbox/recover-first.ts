import type { Remote } from '../storage/remote';
import type { Journal } from './journal';
import type { RunnerPorts } from './runner';

export interface RecoverPorts {
  readonly journal: RunnerPorts['journal'] & Pick<Remote<Journal>, 'recover'>;
  readonly now: () => number;
  /** How many changes were being sent when the program ended last. */
  readonly recovered: (count: number) => void;
}

/**
 * The journal as a runner reads it: nothing there is to do before it was recovered. What a person changes while the program starts would
 * be sent before that otherwise, and then taken for something that the former process had been sending. A recovery that fails is tried
 * again when the journal is read again.
 */
export function recoverFirst({ journal, now, recovered }: RecoverPorts): RunnerPorts['journal'] {
  let recovery: Promise<void> | null = null;

  async function recover(): Promise<void> {
    try {
      recovered(await journal.recover(now()));
    } catch (error) {
      recovery = null;
      throw error;
    }
  }

  return {
    async agenda(input) {
      recovery ??= recover();
      await recovery;
      return journal.agenda(input);
    },
    get: (...which) => journal.get(...which),
    lastMade: (...which) => journal.lastMade(...which),
    move: (...move) => journal.move(...move),
    moveAll: (...moves) => journal.moveAll(...moves),
    remember: (...memo) => journal.remember(...memo),
    follow: (change) => journal.follow(change),
    watched: (...watched) => journal.watched(...watched),
  };
}
