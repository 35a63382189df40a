import type { AtWork } from './at-work';

/** Somebody else than the one whom the program acts as, with the same rights. */
export const RAVI = 'Ravi';
/** Whom the program acts as, past the program. */
export const MARA = 'Mara Lind';

type OnSite = Pick<AtWork, 'sandbox'>;

/** One operation of Jira by somebody, beside the program. Throws when Jira refuses it. */
export async function onSite(
  { sandbox }: OnSite,
  account: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const reply = await sandbox.actAs({ account, method, path: `/rest/api/3/${path}`, body });
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return (reply.body ?? {}) as Record<string, unknown>;
}

/** A new issue by somebody else; answers its key. */
export async function newIssue(
  work: OnSite,
  summary: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { key } = await onSite(work, RAVI, 'POST', 'issue', {
    fields: { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary, ...fields },
  });
  return String(key);
}

/** What Jira holds in one field of an issue: the name of what has one, else the value. */
export async function inJira(work: OnSite, issueKey: string, fieldId: string): Promise<unknown> {
  const { fields } = await onSite(work, MARA, 'GET', `issue/${issueKey}?fields=${fieldId}`);
  const value = (fields as Record<string, unknown>)[fieldId];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { name, displayName, value: text } = value as Record<string, unknown>;
  return name ?? displayName ?? text ?? value;
}
