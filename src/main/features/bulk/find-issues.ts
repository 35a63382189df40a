import type { Answer } from '@shared/bulk/question';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { MOST_HEADS, readIssueHeads, type IssueHead } from '../../gateway/issue-heads';
import type { Gateway } from '../../gateway/request';

/** Which of these keys lead to an issue that this account sees: a hundred of them by one request. */
export async function findIssues(
  gateway: Gateway,
  site: SiteRef,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<Outcome<ReadonlyMap<string, Answer>>> {
  const answers = new Map<string, Answer>();
  for (let at = 0; at < keys.length; at += MOST_HEADS) {
    const asked = keys.slice(at, at + MOST_HEADS);
    const heads = await readIssueHeads(gateway, site, asked, signal);
    if (!heads.ok) return heads;
    const byKey = new Map(heads.value.map((head) => [head.key, head]));
    const missing = asked.filter((key) => !byKey.has(key));
    const moved = heads.value.some(({ key }) => !asked.includes(key));
    for (const key of asked) answers.set(key, answerOf(byKey.get(key)));
    // An issue that was moved is given under its new key alone: asked for by itself, it is known which one it was.
    for (const key of moved ? missing : []) {
      const alone = await readIssueHeads(gateway, site, [key], signal);
      if (!alone.ok) return alone;
      answers.set(key, answerOf(alone.value[0]));
    }
  }
  return succeed(answers);
}

function answerOf(head: IssueHead | undefined): Answer {
  if (head === undefined) return { state: 'none' };
  const level = head.issueType;
  const hierarchyLevel =
    level === null ? null : level.subtask ? Math.min(level.hierarchyLevel, -1) : level.hierarchyLevel;
  return { state: 'exact', choice: { id: head.key, label: head.summary, hierarchyLevel } };
}
