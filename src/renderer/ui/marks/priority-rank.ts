/** The five shapes that Jira's default priorities have; a site's own priorities take the nearest. */
export type PriorityRank = 'highest' | 'high' | 'medium' | 'low' | 'lowest';

const BY_NAME: readonly (readonly [RegExp, PriorityRank])[] = [
  [/highest|blocker|critical|urgent|outage|\bp0\b/i, 'highest'],
  [/lowest|trivial|\bp4\b/i, 'lowest'],
  [/high|major|\bp1\b/i, 'high'],
  [/low|minor|\bp3\b/i, 'low'],
  [/medium|normal|default|\bp2\b/i, 'medium'],
];

/** Jira's default scheme numbers them 1 (Highest) to 5 (Lowest). */
const BY_ID: Readonly<Record<string, PriorityRank>> = {
  '1': 'highest',
  '2': 'high',
  '3': 'medium',
  '4': 'low',
  '5': 'lowest',
};

/** The name says most; the id is asked only when the name says nothing. */
export function priorityRank(priority: { readonly id: string; readonly name: string }): PriorityRank {
  for (const [pattern, rank] of BY_NAME) if (pattern.test(priority.name)) return rank;
  return BY_ID[priority.id] ?? 'medium';
}
