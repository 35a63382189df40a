import type { ChangeState } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import type { JsonObject, JsonValue } from '@shared/json';
import { decideAfterLook, decideAfterSend } from '../../../../../src/main/outbox/decide';
import type { JournalledChange } from '../../../../../src/main/outbox/journalled-change';
import { KINDS } from '../../../../../src/main/outbox/kinds/all';
import type { Kind, KindPorts } from '../../../../../src/main/outbox/kinds/kind';
import { bodyOf } from '../../../../../src/main/outbox/kinds/read-input';
import { settleInput } from '../../../../../src/main/outbox/settle';
import { Killed } from './model-jira';

/** A person's answer to a conflict, field by field; `leave`: they have not answered yet. */
export type Answer = 'mine' | 'theirs' | 'leave';

interface Held {
  input: ChangeInput;
  status: ChangeState;
  memo: JsonObject | null;
  sentAt: number | null;
}

/** The outbox's rules around the kinds, without its database: which change may go, and what becomes of it. */
export class OutboxDriver {
  readonly held: Held[];

  constructor(
    inputs: readonly ChangeInput[],
    private readonly clock: { now: number },
    private readonly jira: { readonly pass: (milliseconds: number) => void },
    private readonly ports: KindPorts,
    private readonly answers: Answer[],
  ) {
    this.held = inputs.map((input) => ({ input, status: { state: 'queued', reason: null }, memo: null, sentAt: null }));
  }

  /** Goes on until nothing happens by itself any more. */
  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      const next = this.held.findIndex((_, at) => this.mayGo(at));
      if (next !== -1) await this.step(next);
      else if (!this.waitForLook()) return;
    }
  }

  private mayGo(at: number): boolean {
    const change = this.held[at];
    if (change === undefined) return false;
    if (change.status.state === 'unknown') return change.status.nextLookAt <= this.clock.now;
    if (change.status.state !== 'queued') return false;
    return !this.held.some(({ status: { state }, input }, other) => {
      const shares = kindOf(input)
        .parts(bodyOf(input))
        .some((part) => kindOf(change.input).parts(bodyOf(change.input)).includes(part));
      if (other === at || !shares) return false;
      return state === 'unknown' || (other < at && ['queued', 'unsure', 'conflict'].includes(state));
    });
  }

  private waitForLook(): boolean {
    const due = this.held.flatMap(({ status }) => (status.state === 'unknown' ? [status.nextLookAt] : []));
    if (due.length === 0) return false;
    this.jira.pass(Math.max(1, Math.min(...due) - this.clock.now));
    return true;
  }

  private async step(at: number): Promise<void> {
    const change = this.held[at];
    if (change === undefined) return;
    const kind = kindOf(change.input);
    const { status } = change;
    if (status.state === 'unknown') {
      const sighting = await this.unlessKilled(() => kind.look(this.ports, this.asJournalled(at, change)));
      if (sighting === null) return;
      const sentAt = change.sentAt ?? 0;
      change.status = decideAfterLook(sighting, { looks: status.looks, sentAt, now: this.clock.now });
      return;
    }
    change.sentAt = this.clock.now;
    const sent = await this.unlessKilled(() =>
      kind.send(this.ports, this.asJournalled(at, change), (memo) => {
        change.memo = memo;
        return Promise.resolve();
      }),
    );
    if (sent === null) {
      change.sentAt = this.clock.now;
      change.status = { state: 'unknown', looks: 0, nextLookAt: this.clock.now };
    } else if ('conflict' in sent) {
      change.status = { state: 'conflict', fields: sent.conflict };
      this.settle(change);
    } else if ('unsure' in sent) {
      change.status = { state: 'unsure', candidates: sent.unsure, late: 'elsewhere' };
    } else {
      change.status = decideAfterSend(sent, this.clock.now);
      if (change.status.state === 'unknown') change.sentAt = this.clock.now;
    }
    if (change.status.state === 'queued') this.jira.pass(15_000);
  }

  private settle(change: Held): void {
    const answer = this.answers.shift() ?? 'leave';
    if (answer === 'leave' || change.status.state !== 'conflict') return;
    const { fields } = change.status;
    const choices = Object.fromEntries(fields.map((field) => [field.fieldId, field[answer]] as [string, JsonValue]));
    const settled = settleInput(change.input, fields, choices);
    if (!settled.ok) throw new Error(JSON.stringify(settled.failure));
    change.input = settled.value;
    change.memo = null;
    change.status = { state: 'queued', reason: null };
  }

  private async unlessKilled<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Killed) return null;
      throw error;
    }
  }

  private asJournalled(at: number, { input, status, memo, sentAt }: Held): JournalledChange {
    return {
      id: `change-${at}`,
      accountId: 'account-1',
      cloudId: 'cloud-1',
      kind: input.kind,
      title: '',
      subtitle: '',
      projectKey: 'SHOP',
      issueId: '10500',
      issueKey: 'SHOP-1',
      after: null,
      groupId: null,
      paused: false,
      createdAt: 0,
      body: bodyOf(input),
      status,
      history: [],
      memo,
      former: [],
      watches: 0,
      form: null,
      beganAt: null,
      sentAt,
    };
  }
}

function kindOf(input: ChangeInput): Kind {
  const kind = KINDS[input.kind];
  if (kind === undefined) throw new Error(`There is no kind ${input.kind}.`);
  return kind;
}
