import { setTimeout as wait } from 'node:timers/promises';
import { createCloudClient, isRateLimitError } from 'jira.js';

/** As many as Jira takes in one request. */
const LOT = 50;

/**
 * The same rows as a script has them that somebody writes for an afternoon: fifty a request, jira.js's own retries, `Retry-After` obeyed,
 * `failedElementNumber` read, children once their parents have keys, and a row of a request that failed in the end noted as failed.
 * @param {{ host: string, token: string, rows: readonly { id: string, parent: string | null, fields: object }[] }} given
 */
export async function runScript({ host, token, rows }) {
  const jira = createCloudClient({
    host,
    auth: { type: 'bearer', token },
    retry: { maxAttempts: 5, initialDelayMs: 500, backoffFactor: 2 },
    onSchemaMismatch: 'silent',
  });
  const keys = new Map();
  const refused = new Set();
  const failed = new Set();

  async function send(lot) {
    const issueUpdates = lot.map(({ parent, fields }) => ({
      fields: parent === null ? fields : { ...fields, parent: { key: keys.get(parent) } },
    }));
    for (;;) {
      try {
        return await jira.issues.createIssues({ issueUpdates });
      } catch (error) {
        if (!isRateLimitError(error)) throw error;
        await wait(error.retryAfterMs ?? 1_000);
      }
    }
  }

  async function createAll(some) {
    for (let from = 0; from < some.length; from += LOT) {
      const lot = some.slice(from, from + LOT);
      try {
        const { issues = [], errors = [] } = await send(lot);
        const wrong = new Set(errors.map(({ failedElementNumber }) => failedElementNumber));
        const made = lot.filter((_, at) => !wrong.has(at));
        for (const [at, { id }] of made.entries()) keys.set(id, issues[at].key);
        for (const { id } of lot.filter((_, at) => wrong.has(at))) refused.add(id);
      } catch {
        for (const { id } of lot) failed.add(id);
      }
    }
  }

  await createAll(rows.filter(({ parent }) => parent === null));
  await createAll(rows.filter(({ parent }) => parent !== null && keys.has(parent)));
  return { keys, refused, failed };
}
