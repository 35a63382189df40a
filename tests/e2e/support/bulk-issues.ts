import type { AtWork } from './at-work';
import { MARA, onSite } from './on-site';
import { expect } from './test';

type Sandboxed = Pick<AtWork, 'sandbox'>;

/** An issue that the site has, in the words of a sheet for SHOP. What it does not have is empty. */
export type InJira = Readonly<Record<string, string>>;

/** Keys of the issues of SHOP by their summary: one that is there twice has two. */
export function keysBySummary({ sandbox }: Sandboxed): ReadonlyMap<string, readonly string[]> {
  const [site] = sandbox.world.sites;
  const shop = site?.projects.find(({ key }) => key === 'SHOP');
  const keys = new Map<string, string[]>();
  for (const { projectId, number, values } of site?.issues ?? []) {
    const { summary } = values;
    if (projectId !== shop?.id || typeof summary !== 'string') continue;
    keys.set(summary, [...(keys.get(summary) ?? []), `SHOP-${String(number)}`]);
  }
  return keys;
}

/** Each is in SHOP, and once. */
export function expectOnce(work: Sandboxed, wanted: readonly string[]): void {
  const keys = keysBySummary(work);
  expect(wanted.map((summary) => [summary, keys.get(summary)?.length ?? 0])).toEqual(wanted.map((one) => [one, 1]));
}

/** How many issues the site has in all. */
export function issueCount({ sandbox }: Sandboxed): number {
  return sandbox.world.sites[0]?.issues.length ?? 0;
}

/** What Jira shows of an issue to a person who sees all of it. */
export async function inWordsOfSheet(work: Sandboxed, key: string): Promise<InJira> {
  const { fields } = await onSite(work, MARA, 'GET', `issue/${key}`);
  const of = fields as Readonly<Record<string, unknown>>;
  const named = (id: string): string => wordOf(of[id]);
  return {
    Summary: named('summary'),
    Type: named('issuetype'),
    Parent: named('parent'),
    'Epic Name': named('customfield_10011'),
    Priority: named('priority'),
    Assignee: named('assignee'),
    Labels: named('labels'),
    'Due date': named('duedate'),
    Severity: named('customfield_10062'),
    Area: named('customfield_10077'),
    'QA owner': named('customfield_10080'),
    'Found on': named('customfield_10081'),
    Components: named('components'),
    'Story Points': named('customfield_10032'),
    Description: textIn(of['description']),
  };
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(wordOf).join(', ');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  const of = value as Readonly<Record<string, unknown>>;
  const { key, displayName, name, child } = of;
  if (typeof displayName === 'string') return displayName;
  if (typeof name === 'string') return name;
  if (typeof key === 'string') return key;
  const own = wordOf(of['value']);
  return child === undefined ? own : `${own} > ${wordOf(child)}`;
}

/** The texts of a document, one after the other. */
function textIn(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { text, content } = node as { readonly text?: unknown; readonly content?: unknown };
  if (typeof text === 'string') return text;
  return Array.isArray(content) ? content.map(textIn).join('|') : '';
}
