import { z } from 'zod';

/**
 * Keys that real Jira sends and neither jira.js nor its source, the OpenAPI file, describes: where, which, why. Everything
 * else that jira.js does not expect is a mistake of the sandbox.
 */
const knownDrift: readonly (readonly [where: RegExp, key: string, reason: string])[] = [
  [/^GET \/rest\/api\/3\/project\/[^/]+\/statuses$/, 'untranslatedName', 'contract §14: seen on project statuses'],
  [/\/issue\/createmeta\/[^/]+\/issuetypes$/, 'untranslatedName', 'contract §6.1: in the createmeta example'],
  [/^GET \/rest\/api\/3\/issue\/[^/]+(\/transitions)?$/, 'isLooped', 'contract §8.4: what the file calls `looped`'],
];

const driftSchema = z.array(
  z.object({
    kind: z.enum(['keys', 'value']),
    endpoint: z.string(),
    path: z.string(),
    keys: z.array(z.string()).optional(),
    value: z.string().optional(),
  }),
);

/** What jira.js's audit found besides what its schemas describe. */
export type Drift = z.infer<typeof driftSchema>;

/** The audit keeps its findings here, and exports no way to read them. */
const store = Symbol.for('apis-code-gen.schemaAudit');

export function collectedDrift(): Drift {
  return driftSchema.parse(Reflect.get(globalThis, store) ?? []);
}

/** The findings that nothing in `knownDrift` explains, as sentences. */
export function unexplained(drift: Drift): string[] {
  return drift.flatMap((one) => {
    if (one.kind === 'value') return [`${one.endpoint}: ${one.path} is '${one.value ?? ''}', which nobody documents`];
    const known = knownDrift.filter(([where]) => where.test(one.endpoint)).map(([, key]) => key);
    return (one.keys ?? [])
      .filter((key) => !known.includes(key))
      .map((key) => `${one.endpoint}: ${one.path} has the key '${key}', which nobody documents`);
  });
}
