import type { ChangeState } from '@shared/ipc/change';
import type { Journal } from '../../../src/main/outbox/journal';
import type { Remote } from '../../../src/main/storage/remote';
import { SITE, aChange } from '../../unit/main/outbox/a-change';
import { anEdit } from '../../unit/main/outbox/an-edit';

/** What the journal said of a change, as far as the test compares it. */
export interface Written {
  readonly state: ChangeState['state'];
  readonly memo: string;
  readonly paused: boolean;
  /** Bytes of its file. */
  readonly file: number | null;
}

export const writtenOf = (journal: Pick<Remote<Journal>, 'get' | 'file'>, id: string): Promise<Written | null> =>
  Promise.all([journal.get(SITE, id), journal.file(SITE, id)]).then(([change, file]) =>
    change === null
      ? null
      : {
          state: change.status.state,
          memo: JSON.stringify(change.memo),
          paused: change.paused,
          file: file?.size ?? null,
        },
  );

const NEW: Written = { state: 'queued', memo: 'null', paused: false, file: null };
const NEXT: Readonly<Record<string, readonly ChangeState[]>> = {
  queued: [{ state: 'sending' }, { state: 'discarded' }],
  sending: [
    { state: 'applied', issueId: '1', issueKey: 'SHOP-1' },
    { state: 'unknown', looks: 0, nextLookAt: 0 },
    { state: 'rejected', failure: { kind: 'not-permitted', messages: [] } },
    { state: 'queued', reason: { kind: 'offline', detail: 'ENOTFOUND' } },
  ],
  unknown: [
    { state: 'unsure', candidates: [] },
    { state: 'queued', reason: null },
  ],
  rejected: [{ state: 'queued', reason: null }],
};

/**
 * Writes at random to a journal whose process may end at any moment, and keeps what was answered. `before` and `after` of the one
 * write that was cut off are both right.
 */
export class RandomWrites {
  /** What was answered to have been written, by change. */
  readonly answered = new Map<string, Written>();
  /** What may have come of the write that was cut off, by change. */
  readonly cutOff = new Map<string, Written | null>();
  private count = 0;

  constructor(
    private readonly prefix: string,
    private readonly random: () => number,
  ) {}

  private pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)];
  }

  private async write(id: string, after: Written | null, work: () => Promise<unknown>): Promise<void> {
    this.cutOff.set(id, after);
    await work();
    this.cutOff.delete(id);
    if (after !== null) this.answered.set(id, after);
  }

  /** One write; rejects when the process ended before it answered. */
  async one(journal: Remote<Journal>): Promise<void> {
    const known = this.pick([...this.answered.keys()]);
    const now = known === undefined ? undefined : this.answered.get(known);
    const dice = this.random();
    if (known === undefined || now === undefined || dice < 0.25) return this.add(journal);
    if (dice < 0.35) return this.attach(journal);
    if (dice < 0.5) {
      const memo = { note: Math.floor(this.random() * 1e9) };
      return this.write(known, { ...now, memo: JSON.stringify(memo) }, () => journal.remember(SITE, known, memo));
    }
    if (dice < 0.6) {
      return this.write(known, { ...now, paused: !now.paused }, () => journal.pause(SITE, known, !now.paused));
    }
    if (dice < 0.7 && (now.state === 'queued' || now.state === 'rejected')) {
      const said = { body: { said: this.count }, title: 'Said anew', parts: [] };
      const after: Written = { ...now, state: 'queued', memo: 'null' };
      return this.write(known, after, () => journal.rewrite(SITE, known, [now.state], said, 'Anew', this.count));
    }
    const to = this.pick(NEXT[now.state] ?? []);
    if (to === undefined) return this.add(journal);
    const done = to.state === 'applied' || to.state === 'discarded';
    const after = { ...now, state: to.state, file: done ? null : now.file };
    return this.write(known, after, () => journal.move(SITE, known, [now.state], to, to.state, this.count));
  }

  private async add(journal: Remote<Journal>): Promise<void> {
    const id = `${this.prefix}-${this.count++}`;
    if (this.random() < 0.7) return this.write(id, NEW, () => journal.add(aChange(id), null));
    // All of a group, or none.
    const ids = [id, `${id}a`, `${id}b`];
    for (const one of ids) this.cutOff.set(one, NEW);
    await journal.addGroup(
      { id, ...SITE, title: id, createdAt: 1 },
      ids.map((one) => aChange(one)),
    );
    for (const one of ids) {
      this.cutOff.delete(one);
      this.answered.set(one, NEW);
    }
  }

  private async attach(journal: Remote<Journal>): Promise<void> {
    const id = `${this.prefix}-${this.count++}`;
    const parts = 1 + Math.floor(this.random() * 3);
    // Bytes alone are no change: what was cut off before the last step is nothing.
    for (let part = 0; part < parts; part++)
      await journal.keepFileChunk(SITE, id, part, new Uint8Array(5_000).fill(part));
    const file = { name: `${id}.bin`, size: parts * 5_000 };
    const change = anEdit(id, 1, 'attachment', { kind: 'attach', file });
    return this.write(id, { ...NEW, file: file.size }, () => journal.add(change, null));
  }
}
