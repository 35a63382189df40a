/** What a person is going to do to an issue, or to a project. `token` stands in what is written, and in nothing else. */
export type PlannedWrite = { readonly token: string; readonly pause: number } & (
  | { readonly kind: 'create' }
  | { readonly kind: 'edit'; readonly target: number; readonly fieldId: EditedField }
  | { readonly kind: 'assign' | 'watch'; readonly target: number; readonly person: number }
  | { readonly kind: 'transition'; readonly target: number; readonly status: number }
  | { readonly kind: 'comment' | 'worklog'; readonly target: number; readonly afterAnother: boolean }
  | { readonly kind: 'link'; readonly target: number; readonly other: number }
  | { readonly kind: 'attach'; /** `null`: the issue that the latest create makes. */ readonly target: number | null }
);
export type PlannedKind = PlannedWrite['kind'];

export const EDITED_FIELDS = ['summary', 'description', 'labels', 'duedate'] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];

/** How the program ends at some point: by itself never. */
export interface PlannedKill {
  /** So many writes were asked for. */
  readonly afterWrites: number;
  /** Then so many requests more have reached the server, or so many milliseconds have passed. */
  readonly after: { readonly requests: number } | { readonly milliseconds: number };
}

export interface RunPlan {
  readonly writes: readonly PlannedWrite[];
  readonly kills: readonly PlannedKill[];
  readonly faultSeed: number;
  readonly faultRate: number;
  /** Milliseconds; `null` for ever. */
  readonly indexLag: number | null;
}

export interface PlanSize {
  readonly writes: number;
  readonly kills: number;
  /** How many there are to choose from; each list is numbered from zero. */
  readonly targets: number;
  readonly people: number;
  readonly statuses: number;
}

const KINDS: readonly PlannedKind[] = [
  'create',
  'edit',
  'assign',
  'transition',
  'comment',
  'worklog',
  'link',
  'attach',
  'watch',
];
/** Creates and edits are what people do most. */
const USUAL: readonly PlannedKind[] = [...KINDS, 'create', 'create', 'edit', 'edit', 'edit', 'comment'];
const LONGEST_PAUSE_MS = 400;
const MOST_REQUESTS = 12;
const LONGEST_DELAY_MS = 1_500;

/**
 * A whole run from nothing but chance: the same numbers make the same run. Every kind is in it. What leaves no mark of its own in Jira
 * (an assignee, a status, a link, a watcher) is asked for once an issue, so that it can be counted. Pure but for `random`.
 */
export function planRun(random: () => number, size: PlanSize): RunPlan {
  const below = (most: number): number => Math.floor(random() * most);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('Nothing to choose from.');
    return one;
  };
  const pairs = {
    assign: shuffled(allPairs(size.targets, size.people), random),
    watch: shuffled(allPairs(size.targets, size.people), random),
    transition: shuffled(allPairs(size.targets, size.statuses), random),
    link: shuffled(
      allPairs(size.targets, size.targets).filter(([one, other]) => one < other),
      random,
    ),
  };
  const write = (kind: PlannedKind, nth: number): PlannedWrite => {
    const common = { token: `w${String(nth).padStart(2, '0')}x`, pause: below(LONGEST_PAUSE_MS) };
    const target = below(size.targets);
    switch (kind) {
      case 'create':
        return { ...common, kind };
      case 'edit':
        return { ...common, kind, target, fieldId: pick(EDITED_FIELDS) };
      case 'attach':
        return { ...common, kind, target: random() < 0.4 ? null : target };
      case 'comment':
      case 'worklog':
        return { ...common, kind, target, afterAnother: random() < 0.3 };
      case 'assign':
      case 'watch':
      case 'transition':
      case 'link': {
        const pair = pairs[kind].pop();
        if (pair === undefined) return { ...common, kind: 'comment', target, afterAnother: false };
        const [on, second] = pair;
        if (kind === 'link') return { ...common, kind, target: on, other: second };
        if (kind === 'transition') return { ...common, kind, target: on, status: second };
        return { ...common, kind, target: on, person: second };
      }
    }
  };
  const more = Array.from({ length: Math.max(0, size.writes - KINDS.length) }, () => pick(USUAL));
  const kinds = shuffled([...KINDS, ...more], random);
  const writes = kinds.map((kind, nth) => write(kind, nth));
  const kills = Array.from({ length: size.kills }, (): PlannedKill => ({
    afterWrites: 1 + below(writes.length),
    after:
      random() < 0.6
        ? { requests: 1 + below(MOST_REQUESTS) }
        : { milliseconds: Math.floor(LONGEST_DELAY_MS * random() ** 3) },
  })).toSorted((one, other) => one.afterWrites - other.afterWrites);
  return {
    writes,
    kills,
    faultSeed: below(1e9),
    faultRate: 0.15 + random() * 0.25,
    indexLag: pick([0, 20_000, null]),
  };
}

function allPairs(ones: number, others: number): [number, number][] {
  return Array.from({ length: ones }, (_, one) =>
    Array.from({ length: others }, (_other, other): [number, number] => [one, other]),
  ).flat();
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
