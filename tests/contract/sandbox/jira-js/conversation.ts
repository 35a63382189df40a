import { createAgileClient, createCloudClient } from 'jira.js';
import { type Client, createClient } from 'jira.js/core';
import type { JiraSite } from '../jira/jira-site';

/** Everything that a part of the conversation needs: the client under way, and what the site is known to hold. */
export interface Conversation {
  jira: ReturnType<typeof createCloudClient>;
  agile: ReturnType<typeof createAgileClient>;
  /** Below both: for the operations whose parameters jira.js describes wrongly. */
  client: Client;
  /** The same site as somebody who may see less. */
  stranger: ReturnType<typeof createCloudClient>;
  site: JiraSite;
  /** Some fields of an issue. */
  fieldsOf(key: string, ...fields: string[]): Promise<Record<string, unknown>>;
  /** Makes a task in AUTOTEST, where everybody may do everything, and answers its key. */
  task(summary: string, fields?: Record<string, unknown>): Promise<string>;
}

export async function converse(site: JiraSite, strangersName: string): Promise<Conversation> {
  const client = await clientOf(site);
  const jira = createCloudClient(client);
  return {
    jira,
    agile: createAgileClient(client),
    client,
    stranger: createCloudClient(await clientOf(site, strangersName)),
    site,
    fieldsOf: async (key, ...fields) => the((await jira.issues.getIssue({ issueIdOrKey: key, fields })).fields),
    task: async (summary, fields = {}) => {
      const made = await jira.issues.createIssue({
        fields: { project: { key: 'AUTOTEST' }, issuetype: { name: 'Task' }, summary, ...fields },
      });
      return made.key ?? '';
    },
  };
}

/** Throws at the first answer that jira.js's own schemas do not describe. */
async function clientOf(site: JiraSite, displayName?: string): Promise<Client> {
  return createClient({
    host: site.base,
    auth: { type: 'bearer', token: await site.token(displayName) },
    onSchemaMismatch: 'throw',
  });
}

export function document(text: string) {
  return { type: 'doc' as const, version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** A value that must be there. */
export function the<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('Something that should be there is missing.');
  return value;
}
