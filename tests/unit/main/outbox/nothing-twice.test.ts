import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeState } from '@shared/ipc/change';
import type { Failure } from '@shared/ipc/failure';
import { QUIET_MS } from '../../../../src/main/outbox/decide';
import type { NewChange } from '../../../../src/main/outbox/journalled-change';
import { aChange, SITE } from './a-change';
import { anEdit } from './an-edit';
import { LIMIT_MS, replayable } from './replayable';
import { UnkindWorld, type Act, type LookFate, type SendFate, type StoreFate } from './unkind-world';

const late = fc.oneof(fc.nat(5_000), fc.nat(QUIET_MS - 1_000));
const unsent = fc.constantFrom<Failure>(
  { kind: 'unavailable', status: 503, detail: '' },
  { kind: 'no-answer', detail: 'ECONNRESET', wrote: false },
  { kind: 'unexpected-answer', what: 'token endpoint', detail: '' },
  { kind: 'sign-in-refused', error: 'invalid_scope', detail: '' },
  { kind: 'signed-out', accountId: 'account-1' },
  { kind: 'storage', detail: 'disk full' },
);
const sendFate: fc.Arbitrary<SendFate> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<SendFate>({ kind: 'taken' }, { kind: 'offline' }, { kind: 'refused' }) },
  { weight: 3, arbitrary: fc.constant<SendFate>({ kind: 'lost' }) },
  { weight: 1, arbitrary: fc.constant<SendFate>({ kind: 'conflict' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unsent' as const), failure: unsent }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('limited' as const), wait: fc.nat(90_000) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('lost-taken' as const), late }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('lost-held' as const), late: fc.nat(3_600_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('killed' as const), late: fc.option(late) }) },
);
const lookFate = fc.constantFrom<LookFate>('sees', 'sees', 'sees', 'fails', 'hidden');
const storeFate = fc.oneof(
  { weight: 12, arbitrary: fc.constant<StoreFate>('works') },
  { weight: 1, arbitrary: fc.constantFrom<StoreFate>('ends-before', 'ends-after') },
);
const act: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom(
    'nothing',
    'nothing',
    'pause',
    'resume',
    'pause-site',
    'resume-site',
    'retry',
    'discard',
    'edit',
    'edit',
    'replace',
  ),
  at: fc.nat(7),
});

/** One change of some kind: a create, or one of two issues, or of the issue that an earlier change makes. */
const sort = fc.record({
  kind: fc.constantFrom<NewChange['kind']>(
    'create',
    'create',
    'edit',
    'edit',
    'assign',
    'transition',
    'comment',
    'worklog',
    'link',
    'attach',
    'watch',
  ),
  issue: fc.integer({ min: 1, max: 2 }),
  part: fc.constantFrom('summary', 'labels'),
  after: fc.option(fc.nat(5)),
  site: fc.nat(1),
});
type Sort = typeof sort extends fc.Arbitrary<infer T> ? T : never;

function changesOf(sorts: readonly Sort[]): NewChange[] {
  const changes: NewChange[] = [];
  for (const [at, { kind, issue, part, after, site }] of sorts.entries()) {
    const id = `c${at}`;
    const parent = after === null ? undefined : changes[after];
    const cloudId = parent?.cloudId ?? `cloud-${site + 1}`;
    if (kind === 'create') {
      changes.push(aChange(id, { cloudId, after: parent?.kind === 'create' ? parent.id : null }));
    } else {
      const ofNew = parent?.kind === 'create' ? { issue: null, after: parent.id } : { after: parent?.id ?? null };
      // Comments, worklogs, links and files add something: they stand in nobody's way.
      const parts = kind === 'edit' ? [part] : kind === 'assign' || kind === 'transition' ? [kind] : [];
      changes.push(anEdit(id, issue, part, { kind, cloudId, parts, ...ofNew }));
    }
  }
  return changes;
}

/** How often Jira may have done a change that came to rest so. */
function mayBeDone(status: ChangeState, saidAnew: boolean): readonly number[] {
  switch (status.state) {
    case 'applied':
      return [1];
    case 'unsure':
      // Told to a person: it has arrived as it was first sent, too.
      if (status.late === 'twice') return [2, 3, 4];
      if (status.late !== undefined) return [1, 2, 3, 4];
      return saidAnew ? [0, 1, 2, 3] : [0, 1];
    case 'rejected':
    case 'discarded':
    case 'conflict':
    case 'queued':
    case 'sending':
    case 'unknown':
      return [0];
  }
}

/** What still waits says for what: another change that a person has to decide on. */
function isAtRest(status: ChangeState): boolean {
  return status.state === 'queued'
    ? status.reason?.kind === 'invalid-input'
    : ['applied', 'rejected', 'unsure', 'discarded'].includes(status.state);
}

describe('whatever the network, Jira, the database and the person with the power switch do', () => {
  it(
    'no change of any kind is made twice, none that was made is called refused, none is forgotten, and each waits its turn',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(sort, { minLength: 1, maxLength: 6 }),
          fc.array(sendFate, { maxLength: 14 }),
          fc.array(lookFate, { maxLength: 25 }),
          fc.array(storeFate, { maxLength: 80 }),
          fc.array(fc.nat(100_000), { maxLength: 8 }),
          fc.array(act, { maxLength: 12 }),
          async (sorts, sends, looks, stores, durations, acts) => {
            const changes = changesOf(sorts);
            const parts = new Map(changes.map((change) => [change.id, change.parts ?? []]));
            const fates = { sends: [...sends], looks: [...looks], stores: [...stores], durations: [...durations] };
            const world = new UnkindWorld({ ...fates, acts: [...acts] }, parts);
            try {
              for (const change of changes) world.journal.add(change, null);
              const ids = changes.map(({ id }) => id);
              await world.run(ids, 500);
              expect(world.troubles.slice(0, 3), 'trouble that this world did not make').toEqual([]);
              expect(world.broken).toEqual([]);
              const wrong = ids.flatMap((id) => {
                const there = world.journal.ofAccount(SITE.accountId, id);
                const status = there?.status;
                // What took its place answers for it.
                if (status?.state === 'discarded' && status.replacedBy !== undefined) return [];
                const own = [id, ...(there?.former ?? []).map(({ marker }) => marker)];
                const made = world.done.filter((one) =>
                  own.some((name) => one.id === name || one.id.startsWith(`${name}~`)),
                ).length;
                const right =
                  status !== undefined && isAtRest(status) && mayBeDone(status, own.length > 1).includes(made);
                return right ? [] : [{ id, made, status, history: there?.history, done: world.done }];
              });
              expect(wrong).toEqual([]);
            } finally {
              world.end();
            }
          },
        ),
        replayable(),
      );
    },
    LIMIT_MS,
  );
});
