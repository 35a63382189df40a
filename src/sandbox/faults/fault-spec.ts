import { z } from 'zod';

const milliseconds = z
  .int()
  .min(0)
  .max(86_400_000 * 400);
/** Was the operation carried out, though its answer is lost? */
const commit = z.boolean().default(false);

/** Contract §3.2, by number or by name; the rest are what stands in front of Jira now and then. */
const envelopes = ['classic', 'problem', 'bulk', 'gateway', 'text', 'html', 'empty'] as const;
export type EnvelopeName = (typeof envelopes)[number];
const envelope = z.union([
  z.enum(envelopes),
  z
    .int()
    .min(1)
    .max(4)
    .transform((n): EnvelopeName => envelopes[n - 1] ?? 'classic'),
]);

/** One fault as a script writes it. `src/sandbox/README.md` says what each does. */
export const FaultSpec = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('drop-before-commit') }),
  z.strictObject({ do: z.literal('drop-after-commit') }),
  z.strictObject({ do: z.literal('commit-late'), ms: milliseconds.default(3000) }),
  z.strictObject({ do: z.literal('reset-warm'), commit }),
  z.strictObject({
    do: z.literal('commit-part'),
    /** Of a bulk create, so many issues are made before the connection is reset. */
    count: z.int().min(0).default(1),
    /** The others are made so much later; `null`: never. */
    restAfter: milliseconds.nullable().default(null),
  }),
  z.strictObject({ do: z.literal('time-out'), commit, ms: milliseconds.nullable().default(null) }),
  z.strictObject({
    do: z.literal('429'),
    /** Seconds; `date` is the same as an HTTP date a second ahead; `null` leaves the header out. */
    retryAfter: z.union([z.int().min(0), z.literal('date'), z.null()]).default(1),
    reason: z
      .enum(['jira-quota-global-based', 'jira-quota-tenant-based', 'jira-burst-based', 'jira-per-issue-on-write'])
      .default('jira-burst-based'),
  }),
  z.strictObject({ do: z.literal('502'), commit }),
  z.strictObject({ do: z.literal('503'), retryAfter: z.int().min(0).nullable().default(null) }),
  z.strictObject({ do: z.literal('truncated-body'), bytes: z.int().min(0).nullable().default(null) }),
  z.strictObject({
    do: z.literal('slow-drip'),
    bytes: z.int().min(1).default(16),
    everyMs: milliseconds.default(50),
  }),
  z.strictObject({ do: z.literal('envelope'), envelope, status: z.int().min(400).max(599).default(400) }),
  z.strictObject({ do: z.literal('clock-skew'), ms: z.int() }),
  z.strictObject({ do: z.literal('expired-token'), status: z.literal([401, 403, 404]).default(401) }),
  z.strictObject({ do: z.literal('revoke-token') }),
  z.strictObject({ do: z.literal('close-reuse-window') }),
  z.strictObject({ do: z.literal('remove-site') }),
  z.strictObject({ do: z.literal('replace-user') }),
]);
export type FaultSpec = z.infer<typeof FaultSpec>;
