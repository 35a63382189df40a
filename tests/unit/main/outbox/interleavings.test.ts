import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { ChangeInput, FieldEdit } from '@shared/ipc/change-input';
import type { JsonValue } from '@shared/json';
import { FIELDS, identity, itemsOf } from './kinds/model-fields';
import { COMMENT, ModelJira, STATUSES, type Fate, type ModelWrite, type RemoteEvent } from './kinds/model-jira';
import { OutboxDriver, type Answer } from './kinds/outbox-driver';

const RUNS = process.env['SOAK'] === undefined ? 300 : 10_000;
const DAY = 24 * 3_600_000;

/** `npm test` seeds a run by its commit; a run by hand is another one each time. */
function seed(): number {
  const given = Number.parseInt(process.env['TEST_SEED'] ?? '', 16);
  return Number.isNaN(given) ? Date.now() : given | 0;
}

const fieldIds = Object.keys(FIELDS);
const valueOf = (fieldId: string): fc.Arbitrary<JsonValue> => fc.constantFrom(...(FIELDS[fieldId]?.values ?? []));

const remoteEvent: fc.Arbitrary<RemoteEvent> = fc.record({
  beforeRequest: fc.nat(24),
  within: fc.boolean(),
  who: fc.constantFrom('ann', 'bo', 'me'),
  what: fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .constantFrom(...fieldIds)
        .chain((fieldId) => valueOf(fieldId).map((value) => ({ do: 'edit' as const, fieldId, value }))),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(...STATUSES).map(({ id }) => ({ do: 'move' as const, statusId: id })),
    },
    { weight: 2, arbitrary: fc.constant({ do: 'comment' as const }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ do: 'hide' as const }, { do: 'show' as const }, { do: 'delete' as const }),
    },
  ),
});

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fate>({ kind: 'works' }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Fate>(
      ...(['lost-before', 'lost-after', 'busy', 'unavailable', 'killed-before', 'killed-after'] as const).map(
        (kind) => ({ kind }),
      ),
    ),
  },
  { weight: 2, arbitrary: fc.nat(100_000).map((after): Fate => ({ kind: 'late', after })) },
);

/** A new value for some fields, each field in one change at most: the changes of one person wait for each other. */
const wishes = fc
  .shuffledSubarray(fieldIds, { minLength: 1, maxLength: 6 })
  .chain((ids) => fc.tuple(...ids.map((id) => valueOf(id).map((value) => [id, value] as const))));

interface Scene {
  readonly wishes: readonly (readonly [string, JsonValue])[];
  /** After how many fields an edit ends and the next begins. */
  readonly cut: number;
  readonly moveTo: string | null;
  readonly comments: boolean;
  readonly events: readonly RemoteEvent[];
  readonly fates: readonly Fate[];
  readonly answers: readonly Answer[];
  readonly skew: number;
  readonly zone: number;
  readonly listsProperties: boolean;
}

const scene: fc.Arbitrary<Scene> = fc.record({
  wishes,
  cut: fc.integer({ min: 1, max: 6 }),
  moveTo: fc.constantFrom(null, '2', '3'),
  comments: fc.boolean(),
  events: fc.array(remoteEvent, { maxLength: 9 }),
  fates: fc.array(fate, { maxLength: 16 }),
  answers: fc.array(fc.constantFrom<Answer>('mine', 'theirs', 'leave'), { maxLength: 4 }),
  skew: fc.integer({ min: -DAY, max: DAY }),
  zone: fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15),
  listsProperties: fc.boolean(),
});

function inputsOf(
  { wishes: wanted, cut, moveTo, comments }: Scene,
  fields: Readonly<Record<string, JsonValue>>,
): ChangeInput[] {
  const edits = wanted
    .filter(([fieldId]) => fieldId !== 'assignee')
    .map(([fieldId, value]) => editOf(fieldId, value, fields[fieldId] ?? null));
  const inputs: ChangeInput[] = [];
  for (let at = 0; at < edits.length; at += cut) inputs.push({ kind: 'edit', fields: edits.slice(at, at + cut) });
  const assignee = wanted.find(([fieldId]) => fieldId === 'assignee');
  if (assignee !== undefined) {
    inputs.push({ kind: 'assign', base: personOf(fields['assignee'] ?? null), mine: personOf(assignee[1]) });
  }
  const [from] = STATUSES;
  const to = STATUSES.find(({ id }) => id === moveTo);
  if (from !== undefined && to !== undefined) {
    inputs.push({ kind: 'transition', transitionId: `1${to.id}`, name: `To ${to.name}`, from, to, fields: [] });
  }
  if (comments) inputs.push({ kind: 'comment', body: COMMENT }, { kind: 'comment', body: COMMENT });
  return inputs;
}

function editOf(fieldId: string, wish: JsonValue, base: JsonValue): FieldEdit {
  const { name = '', schema = { type: 'any' }, operations = [] } = FIELDS[fieldId] ?? {};
  const mine = fieldTypeFor(schema).fromWire(wish, { fieldId, name, schema, operations });
  return { fieldId, name, schema, operations, base, mine };
}

function personOf(value: JsonValue): { accountId: string; displayName: string } | null {
  const read = fieldTypeFor({ type: 'user' }).fromWire(value, {
    fieldId: '',
    name: '',
    schema: { type: 'user' },
    operations: [],
  });
  return read as { accountId: string; displayName: string } | null;
}

/** What each change wants of each field, as edits. */
function wantedBy(input: ChangeInput): readonly FieldEdit[] {
  if (input.kind === 'edit') return input.fields;
  const field = { operations: ['set'], schema: { type: 'any' } };
  if (input.kind === 'assign') return [{ ...field, fieldId: 'assignee', name: '', base: input.base, mine: input.mine }];
  if (input.kind === 'transition') return [{ ...field, fieldId: 'status', name: '', base: input.from, mine: input.to }];
  return [];
}

/** Whether what the edit is for was so at some time: its value, or of a set each item that was to come and to go. */
function wasFulfilled(held: readonly JsonValue[], { base, mine }: FieldEdit): boolean {
  if (!Array.isArray(base) && !Array.isArray(mine))
    return held.some((value) => identity(wireLike(value)) === identity(wireLike(mine)));
  const ids = (list: JsonValue): string[] => itemsOf(list).map((one) => identity(one));
  const added = ids(mine).filter((id) => !ids(base).includes(id));
  const removed = ids(base).filter((id) => !ids(mine).includes(id));
  const came = added.every((id) => held.some((value) => ids(value).includes(id)));
  return came && removed.every((id) => held.some((value) => !ids(value).includes(id)));
}

/** Numbers are text in the catalogue. */
function wireLike(value: JsonValue): JsonValue {
  return typeof value === 'number' ? String(value) : value;
}

/** Whether a write of ours took away what nobody on our side had seen. */
function lostSomething({ value, previous, base, previousOurs }: ModelWrite, mine: JsonValue): boolean {
  if (previousOurs) return false;
  const ids = (list: JsonValue): string[] => itemsOf(list).map((one) => identity(one));
  if (Array.isArray(value)) {
    const added = ids(previous).filter((id) => !ids(base).includes(id) && !ids(value).includes(id));
    const removed = ids(base).filter(
      (id) => ids(mine).includes(id) && !ids(previous).includes(id) && ids(value).includes(id),
    );
    return added.length + removed.length > 0;
  }
  return ![identity(base), identity(value)].includes(identity(previous));
}

interface Counts {
  changes: number;
  applied: number;
  conflicts: number;
  disjoint: number;
  /** Writes of ours that replaced what nobody on our side had seen. */
  overwritten: number;
  /** Of these: told as overtaken. */
  told: number;
  /** Of these: the issue was out of sight from then on, for two minutes or for good, so that its history could not be read. */
  outOfSight: number;
  /** Of these: the same person had made the very same change in a browser just before, which the history cannot tell from ours. */
  lookalikes: number;
}

type HeldChange = OutboxDriver['held'][number];

/** Plays a scene to its end; answers what should not have come of it. */
async function play(given: Scene, counts: Counts): Promise<readonly string[]> {
  const clock = { now: 1_800_000_000_000 };
  const jira = new ModelJira(clock, [...given.events], [...given.fates], given);
  const inputs = inputsOf(given, { ...jira.fields });
  const ports = { gateway: jira, now: () => clock.now, fileOf: () => Promise.resolve(null) };
  const driver = new OutboxDriver(inputs, clock, jira, ports, [...given.answers]);
  jira.baseOf = (fieldId) =>
    driver.held.flatMap(({ input }) => wantedBy(input)).find((edit) => edit.fieldId === fieldId)?.base ?? null;
  const initial = { ...jira.fields };
  await driver.run(600);
  return [
    ...jira.refusedPaths.map((path) => `unknown to the model: ${path}`),
    ...driver.held.flatMap((change, at) => {
      counts.changes++;
      if (change.status.state === 'applied') counts.applied++;
      return [
        ...badEnding(given, driver.held, at),
        ...badComments(jira, change, `change-${at}`),
        ...wantedBy(change.input).flatMap((edit) => badField({ jira, change, edit, initial, counts })),
      ].map((problem) => `change-${at} ${change.input.kind} ${JSON.stringify(change.status)}: ${problem}`);
    }),
  ];
}

/** Every change ends with Jira or before a person, and is refused only where there is nothing to write to. */
function badEnding({ events }: Scene, held: readonly HeldChange[], at: number): readonly string[] {
  const status = held[at]?.status;
  if (status === undefined) return ['gone'];
  const lostSight = events.some(({ what }) => what.do === 'hide' || what.do === 'delete');
  const byMe = events.some(({ what, who }) => what.do === 'comment' && who === 'me');
  const blocked = held.slice(0, at).some((one) => ['conflict', 'unsure'].includes(one.status.state));
  const mayEnd = ['applied', 'conflict'];
  if (lostSight) mayEnd.push('rejected', 'unsure');
  if (blocked) mayEnd.push('queued');
  if (held[at]?.input.kind === 'comment' && byMe) mayEnd.push('unsure');
  const tooBusy =
    status.state === 'rejected' && status.failure.kind === 'jira-rejected' && status.failure.status === 409;
  return tooBusy || mayEnd.includes(status.state) ? [] : ['ends where it should not'];
}

function badComments({ comments }: ModelJira, { input, status }: HeldChange, id: string): readonly string[] {
  if (input.kind !== 'comment') return [];
  const made = comments.filter(({ change }) => change === id).length;
  if (made > 1) return [`doubled: ${made}`];
  if (status.state === 'applied' && made === 0) return ['lost'];
  return ['rejected', 'queued'].includes(status.state) && made > 0 ? ['called not done, and there'] : [];
}

function badField({
  jira,
  change: { status },
  edit,
  initial,
  counts,
}: {
  readonly jira: ModelJira;
  readonly change: HeldChange;
  readonly edit: FieldEdit;
  readonly initial: Readonly<Record<string, JsonValue>>;
  readonly counts: Counts;
}): readonly string[] {
  const { fieldId } = edit;
  const problems: string[] = [];
  const writes = jira.writes.filter((write) => write.fieldId === fieldId);
  const clashes = status.state === 'conflict' && status.fields.some((field) => field.fieldId === fieldId);
  if (clashes) counts.conflicts++;
  if (!writes.some(({ ours }) => !ours)) {
    counts.disjoint++;
    if (clashes) problems.push(`a conflict on ${fieldId}, which nobody else touched`);
  }
  const held = [initial[fieldId] ?? null, ...writes.map(({ value }) => value)];
  if (status.state === 'applied' && !wasFulfilled(held, edit)) problems.push(`${fieldId} lost`);

  const overtaken = status.state === 'applied' ? (status.overtaken ?? []) : [];
  for (const [at, write] of writes.entries()) {
    if (!write.ours || !lostSomething(write, edit.mine)) continue;
    counts.overwritten++;
    const alike = ({ byMe, ours, value }: ModelWrite): boolean =>
      byMe && !ours && identity(value) === identity(write.value);
    if (overtaken.some((field) => field.fieldId === fieldId)) counts.told++;
    else if (jira.outOfSight()) counts.outOfSight++;
    else if (writes.slice(0, at).some(alike)) counts.lookalikes++;
    else problems.push(`${fieldId} overwritten in silence: ${JSON.stringify(write)}`);
  }
  return problems;
}

describe('queued changes of an issue that others change as well', () => {
  it(`overwrite nothing in silence, merge what is disjoint, and double no comment, in ${RUNS} interleavings`, async () => {
    const counts: Counts = {
      changes: 0,
      applied: 0,
      conflicts: 0,
      disjoint: 0,
      overwritten: 0,
      told: 0,
      outOfSight: 0,
      lookalikes: 0,
    };
    await fc.assert(
      fc.asyncProperty(scene, async (given) => {
        expect(await play(given, counts)).toEqual([]);
      }),
      { numRuns: RUNS, seed: seed() },
    );
    // A model in which nothing ever happens would prove nothing.
    expect(counts.told).toBeGreaterThan(0);
    expect(counts.conflicts).toBeGreaterThan(0);
    expect(counts.disjoint).toBeGreaterThan(0);
    if (process.env['SOAK'] !== undefined) process.stdout.write(`interleavings: ${JSON.stringify(counts)}\n`);
  }, 1_800_000);
});
