import type { Schedule } from '../../../src/sandbox/schedule';

/** Tasks wait until the test lets time pass. */
export interface FakeSchedule {
  schedule: Schedule;
  /** Runs what is due within so many milliseconds from now, in order. */
  pass(milliseconds: number): void;
  /** How many tasks wait. */
  readonly waiting: number;
}

export function fakeSchedule(): FakeSchedule {
  let now = 0;
  let waiting: { at: number; task: () => void }[] = [];
  return {
    get waiting() {
      return waiting.length;
    },
    schedule: (task, milliseconds) => {
      const entry = { at: now + milliseconds, task };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    pass: (milliseconds) => {
      now += milliseconds;
      const due = waiting.filter((entry) => entry.at <= now).sort((one, other) => one.at - other.at);
      waiting = waiting.filter((entry) => entry.at > now);
      for (const { task } of due) task();
    },
  };
}
