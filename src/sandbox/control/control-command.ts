import { z } from 'zod';
import { FaultSpec } from '../faults/fault-spec';
import { Intervention } from '../interventions';

/** Milliseconds, or `forever`. */
const lag = z.union([z.number().min(0), z.literal('forever').transform(() => Infinity)]);

const OwnCommand = z.discriminatedUnion('command', [
  /** Adds a fault script, see the README. */
  z.strictObject({ command: z.literal('faults'), script: z.unknown() }),
  z.strictObject({
    command: z.literal('random-faults'),
    seed: z.int(),
    rate: z.number().min(0).max(1),
    kinds: z.array(FaultSpec).optional(),
    path: z.string().optional(),
  }),
  z.strictObject({ command: z.literal('clear-faults') }),
  /** `["post=2/s"]` changes numbers and enforces all; `off` enforces none. */
  z.strictObject({ command: z.literal('limits'), limits: z.union([z.literal('off'), z.array(z.string())]) }),
  z.strictObject({ command: z.literal('index-lag'), ms: lag }),
  z.strictObject({ command: z.literal('flush-index') }),
  /** One operation of Jira with the rights of another account. */
  z.strictObject({
    command: z.literal('act-as'),
    account: z.string(),
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
    path: z.string().startsWith('/rest/'),
    body: z.unknown().optional(),
    cloudId: z.string().optional(),
  }),
  /** `PUT issue/{issue}` as another account: `fields` and `update` as Jira takes them. */
  z.strictObject({
    command: z.literal('edit-issue'),
    account: z.string(),
    issue: z.string(),
    fields: z.record(z.string(), z.unknown()).optional(),
    update: z.record(z.string(), z.unknown()).optional(),
    cloudId: z.string().optional(),
  }),
  /** Requests by method and path, points by operation, faults that happened, late commits to come. */
  z.strictObject({ command: z.literal('counters'), method: z.string().optional(), path: z.string().optional() }),
  /** The last requests, oldest first. */
  z.strictObject({ command: z.literal('requests') }),
  z.strictObject({ command: z.literal('clear-counters') }),
]);

export type ControlCommand = z.infer<typeof OwnCommand> | Intervention;

/** A command, or a sentence about why it is none. */
export function readControlCommand(given: unknown): { command: ControlCommand } | { wrong: string } {
  const name = typeof given === 'object' && given !== null && 'command' in given ? given.command : undefined;
  // The union that knows the name tells best what is wrong.
  const known = OwnCommand.def.options.some((option) => option.shape.command.value === name);
  const read = (known ? OwnCommand : Intervention).safeParse(given);
  return read.success ? { command: read.data } : { wrong: z.prettifyError(read.error) };
}
