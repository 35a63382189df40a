import { z } from '../schema';
import type { Failure } from './failure';

const messages = z.array(z.string());
const byField = z.record(z.string(), z.string());

/** Reads a failure out of the journal or off a port. Keys that are not named here are dropped, so nothing slips along. */
export const failureSchema: z.ZodType<Failure> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-out'), accountId: z.string() }),
  z.object({ kind: z.literal('client-refused'), clientIdHint: z.string(), status: z.number(), detail: z.string() }),
  z.object({ kind: z.literal('scope-missing'), needed: messages }),
  z.object({
    kind: z.literal('not-permitted'),
    messages,
    permission: z.string().optional(),
    page: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('not-found'), what: z.string(), messages }),
  z.object({ kind: z.literal('site-gone'), cloudId: z.string() }),
  z.object({
    kind: z.literal('jira-rejected'),
    status: z.number(),
    messages,
    fieldErrors: byField,
    places: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
  z.object({ kind: z.literal('rate-limited'), retryAt: z.number(), reason: z.string().nullable() }),
  z.object({ kind: z.literal('offline'), detail: z.string(), wrote: z.boolean().optional() }),
  z.object({ kind: z.literal('no-answer'), detail: z.string(), wrote: z.boolean() }),
  z.object({ kind: z.literal('unavailable'), status: z.number(), detail: z.string(), retryAt: z.number().optional() }),
  z.object({
    kind: z.literal('unexpected-answer'),
    what: z.string(),
    detail: z.string(),
    how: z.enum(['page', 'cut-off']).optional(),
  }),
  z.object({ kind: z.literal('invalid-input'), message: z.string(), fields: byField }),
  z.object({ kind: z.literal('sign-in-declined'), detail: z.string() }),
  z.object({ kind: z.literal('sign-in-refused'), error: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('sign-in-timed-out'), minutes: z.number() }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('port-taken'), port: z.number() }),
  z.object({ kind: z.literal('no-sites') }),
  z.object({ kind: z.literal('other-person'), expected: z.string(), got: z.string() }),
  z.object({ kind: z.literal('app-not-configured') }),
  z.object({
    kind: z.literal('secrets-locked'),
    mode: z.enum(['keyring', 'passphrase', 'session']),
    detail: z.string(),
  }),
  z.object({ kind: z.literal('protection-unchosen') }),
  z.object({ kind: z.literal('storage'), detail: z.string() }),
  z.object({ kind: z.literal('internal'), reference: z.string() }),
]);
