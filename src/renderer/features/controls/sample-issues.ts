import type { IssueRow, IssueType, Status, User } from '@shared/jira/issue';

const type = (id: string, name: string, hierarchyLevel = 0): IssueType => ({
  id,
  name,
  description: '',
  subtask: hierarchyLevel < 0,
  hierarchyLevel,
});

export const TYPES: readonly IssueType[] = [
  type('1', 'Bug'),
  type('2', 'Story'),
  type('3', 'Task'),
  type('4', 'Epic', 1),
  type('5', 'Incident'),
  type('6', 'Change'),
  type('7', 'Sub-task', -1),
];

export const STATUSES: readonly Status[] = [
  { id: '1', name: 'To Do', category: 'new' },
  { id: '2', name: 'In Progress', category: 'indeterminate' },
  { id: '3', name: 'In Review', category: 'indeterminate' },
  { id: '4', name: 'Done', category: 'done' },
  { id: '5', name: 'No category', category: 'undefined' },
];

export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, index) => ({
  id: String(index + 1),
  name,
}));

const SUMMARIES = [
  'Payment sheet closes when the card loses focus',
  'Refund shows twice after a retried webhook',
  'Voucher field accepts codes that have expired',
  'Basket keeps the old tax after a change of country',
  'Long product names push the price out of the row, and the button under it, on every phone in the test lab',
  'Rotate the signing key of the webhook receiver',
  'Guest can save the basket by mail link',
];

const NAMES = ['Mara Lind', 'Oda Voss', 'Tomás Ibarra', 'Ines Okafor'];

function person(name: string | undefined): User | null {
  return name === undefined ? null : { accountId: name, displayName: name, avatarUrl: null, active: true };
}

/** So many issues, the same ones each time. */
export function sampleIssues(count: number, now: number): readonly IssueRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(10_000 + index),
    key: `SHOP-${1204 - (index % 1200)}${index >= 1200 ? `${Math.floor(index / 1200)}` : ''}`,
    summary: SUMMARIES[index % SUMMARIES.length] ?? '',
    issueType: TYPES[index % TYPES.length] ?? null,
    status: STATUSES[(index * 3) % STATUSES.length] ?? null,
    priority: PRIORITIES[Math.floor(index / 3) % PRIORITIES.length] ?? null,
    assignee: person(index % 5 === 3 ? undefined : NAMES[index % NAMES.length]),
    created: new Date(now - (index + 1) * 7_200_000).toISOString(),
    updated: new Date(now - (index + 1) * 5_400_000).toISOString(),
  }));
}
