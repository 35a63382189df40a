import type { Outcome } from '@shared/ipc/outcome';
import { succeed } from '@shared/ipc/outcome';
import type { Sighting } from '../../../../src/main/outbox/decide';
import type { Journal } from '../../../../src/main/outbox/journal';
import type { JournalledChange } from '../../../../src/main/outbox/journalled-change';
import type { Sent } from '../../../../src/main/outbox/kinds/kind';
import { createRunner, type Runner } from '../../../../src/main/outbox/runner';
import { asRemote } from '../storage/temporary-database';
import { FakeTime } from './fake-time';

export const ABSENT: Outcome<Sighting> = succeed({ found: null, candidates: [], hidden: 0, whole: true });

/** A runner on a real journal whose Jira answers when the test says so. */
export class ARunner {
  readonly time = new FakeTime();
  readonly troubles: unknown[] = [];
  /** In the order in which they were sent, as they were then. */
  readonly sent: JournalledChange[] = [];
  /** What Jira answers to a change, by its id; without one it takes it at once. */
  readonly answers = new Map<string, (change: JournalledChange) => Promise<Sent>>();
  readonly runner: Runner;
  private underWay = 0;
  atOnce = 0;

  constructor(readonly journal: Journal) {
    this.runner = createRunner({
      journal: asRemote(journal),
      send: (change) => this.send(change),
      look: () => Promise.resolve(ABSENT),
      arrived: () => Promise.resolve(succeed(null)),
      now: () => this.time.now,
      after: this.time.after,
      changed: () => undefined,
      troubled: (error) => void this.troubles.push(error),
    });
  }

  get order(): readonly string[] {
    return this.sent.map(({ id }) => id);
  }

  private async send(change: JournalledChange): Promise<Sent> {
    this.sent.push(change);
    this.underWay++;
    this.atOnce = Math.max(this.atOnce, this.underWay);
    try {
      const answer = this.answers.get(change.id);
      if (answer !== undefined) return await answer(change);
      // A way there and back: others may be begun meanwhile.
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      const number = this.sent.length;
      return succeed({ id: change.issueId ?? `${20_000 + number}`, key: change.issueKey ?? `SHOP-${number}` });
    } finally {
      this.underWay--;
    }
  }

  /** Everything that can be done now is done. */
  async settle(): Promise<void> {
    this.runner.wake();
    await this.runner.idle();
  }
}
