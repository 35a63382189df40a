import { z } from 'zod';
import { FaultSpec } from './fault-spec';
import { canHappen, type FaultSource } from './fault-source';
import { pathPattern } from './path-pattern';
import { randomFaults } from './random-faults';

/** Which requests a rule means. */
const Match = z.strictObject({
  method: z
    .string()
    .transform((method) => method.toUpperCase())
    .optional(),
  /** Below the site: `/rest/api/3/issue/*`. Outside Jira the whole path: `/oauth/token`. */
  path: z.string().optional(),
  server: z.enum(['main', 'media']).optional(),
  /** The first of the fitting requests that it takes, counted from 1 since the script was given. */
  nth: z.int().min(1).default(1),
  /** Then every so many-th. */
  every: z.int().min(1).default(1),
  times: z.union([z.int().min(1), z.literal('always')]).default(1),
});

interface FaultRule {
  match: z.infer<typeof Match>;
  fault: FaultSpec;
}

const Rule = z.looseObject({ match: Match.prefault({}) }).transform(({ match, ...spec }, context): FaultRule => {
  const fault = FaultSpec.safeParse(spec);
  if (fault.success) return { match, fault: fault.data };
  for (const { message, path } of fault.error.issues) context.addIssue({ code: 'custom', message, path });
  return z.NEVER;
});

const RandomPart = z.strictObject({
  seed: z.int(),
  rate: z.number().min(0).max(1),
  kinds: z.array(FaultSpec).optional(),
  path: z.string().optional(),
});

const Script = z.strictObject({ rules: z.array(Rule).default([]), random: RandomPart.optional() });

/** The script is not one; the message says where. */
export class WrongScript extends Error {}

/** Reads a fault script: `{"rules": [...], "random": {...}}`, or the rules alone. Throws `WrongScript`. */
export function readFaultScript(script: unknown): FaultSource {
  const read = Script.safeParse(Array.isArray(script) ? { rules: script } : script);
  if (!read.success) throw new WrongScript(z.prettifyError(read.error));
  const { rules, random } = read.data;
  const rule = ruleSource(rules);
  const chance = random === undefined ? undefined : randomFaults(random.seed, random);
  return { take: (candidate) => rule.take(candidate) ?? chance?.take(candidate) };
}

/** The first rule that takes a request decides; all of them count it. */
function ruleSource(rules: readonly FaultRule[]): FaultSource {
  const states = rules.map((rule) => ({ rule, fitsPath: pathPattern(rule.match.path ?? '**'), seen: 0, done: 0 }));
  return {
    take(candidate) {
      let taken: FaultSpec | undefined;
      for (const state of states) {
        const { match, fault } = state.rule;
        if (match.method !== undefined && match.method !== candidate.request.method) continue;
        if (match.server !== undefined && match.server !== candidate.request.server) continue;
        if (!state.fitsPath(candidate.path)) continue;
        state.seen += 1;
        const isDue = state.seen >= match.nth && (state.seen - match.nth) % match.every === 0;
        const isLeft = match.times === 'always' || state.done < match.times;
        if (taken !== undefined || !isDue || !isLeft || !canHappen(fault, candidate)) continue;
        state.done += 1;
        taken = fault;
      }
      return taken;
    },
  };
}
