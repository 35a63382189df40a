import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { z } from '@shared/schema';

/** Lets an answer in only through its schema; what does not fit names the place, never the content. */
export function readAnswer<T>(schema: z.ZodType<T>, answer: Outcome<unknown>, what: string): Outcome<T> {
  if (!answer.ok) return answer;
  const read = schema.safeParse(answer.value);
  if (read.success) return succeed(read.data);
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.');
  return fail({ kind: 'unexpected-answer', what, detail: `${place}: ${issue?.message ?? 'not as documented'}` });
}
