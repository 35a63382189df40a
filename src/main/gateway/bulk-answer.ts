import { isJsonObject } from '@shared/json';
import { z } from '@shared/schema';
import { id } from './wire/common';

/** Everything may be missing: what does not fit is told apart below, and costs no other element its answer. */
const wireBulk = z.object({
  issues: z.array(z.unknown()).nullish(),
  errors: z.array(z.unknown()).nullish(),
});

const wireMade = z.object({ id, key: z.string().min(1) });

const wireError = z.object({
  failedElementNumber: z.int().min(0),
  status: z.int().min(400).max(599).catch(400),
  elementErrors: z
    .object({
      errorMessages: z.array(z.string()).nullish().catch(null),
      errors: z.record(z.string(), z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** What Jira said of one issue: made, refused with a body as a single create is refused with, or nothing that can be told. */
export type SaidOfOne =
  | { readonly said: 'made'; readonly id: string; readonly key: string }
  | { readonly said: 'refused'; readonly status: number; readonly text: string }
  | { readonly said: 'nothing' };

const NOTHING: SaidOfOne = { said: 'nothing' };

interface Refused {
  readonly status: number;
  readonly messages: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** Jira named it more than once. */
  readonly twice: boolean;
}

/**
 * Reads the answer of `POST issue/bulk` (contract 8.2): `issues` are the successes in the order of the input, each error names its element.
 * An issue belongs to the one element that is left for it, and to that only where all adds up; where it does not, nothing is said of the
 * elements without an error of their own. `null` for what is no such answer. Pure.
 *
 * @param count how many issues were asked for
 */
export function readBulkAnswer(body: unknown, count: number): readonly SaidOfOne[] | null {
  const read = wireBulk.safeParse(body);
  if (!read.success || (read.data.issues === undefined && read.data.errors === undefined)) return null;
  const issues = read.data.issues ?? [];
  const { refused, stray } = refusalsIn(read.data.errors ?? [], count);
  // `{"errors":[{"message":…}]}`, contract 3.2: that is a refusal of the whole.
  if (issues.length === 0 && refused.size === 0) return null;
  const made = issues.map((issue) => wireMade.safeParse(issue).data ?? null);
  const keys = new Set(made.map((issue) => issue?.key));
  const addsUp =
    stray === 0 && made.length === count - refused.size && keys.size === made.length && !keys.has(undefined);
  let next = 0;
  return Array.from({ length: count }, (_, at): SaidOfOne => {
    const refusal = refused.get(at);
    // Named twice where the sum is wrong: one of the two was meant for another element.
    if (refusal !== undefined) return refusal.twice && !addsUp ? NOTHING : asSingle(refusal);
    const issue = addsUp ? made[next++] : null;
    return issue === null || issue === undefined ? NOTHING : { said: 'made', id: issue.id, key: issue.key };
  });
}

function refusalsIn(errors: readonly unknown[], count: number): { refused: Map<number, Refused>; stray: number } {
  const refused = new Map<number, Refused>();
  let stray = 0;
  for (const error of errors) {
    const read = wireError.safeParse(error);
    if (!read.success || read.data.failedElementNumber >= count) {
      stray++;
      continue;
    }
    const { failedElementNumber, status, elementErrors } = read.data;
    const former = refused.get(failedElementNumber);
    refused.set(failedElementNumber, {
      status: former?.status ?? status,
      messages: [...new Set([...(former?.messages ?? []), ...(elementErrors?.errorMessages ?? [])])],
      fields: { ...elementErrors?.errors, ...former?.fields },
      twice: former !== undefined,
    });
  }
  return { refused, stray };
}

function asSingle({ status, messages, fields }: Refused): SaidOfOne {
  return { said: 'refused', status, text: JSON.stringify({ errorMessages: messages, errors: fields }) };
}

/** The body of a refusal, as far as it is one of `POST issue/bulk` with an error for each element. Pure. */
export function readBulkRefusal(text: string, count: number): readonly SaidOfOne[] | null {
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? readBulkAnswer(body, count) : null;
  } catch {
    // A page, a sentence, nothing: the refusal is of the whole.
    return null;
  }
}
