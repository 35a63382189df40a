import type { Locator } from '@playwright/test';

/** What an open issue shows for a field: the description beside its name. */
export function issueField(issue: Locator, name: string): Locator {
  const term = issue.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
  return term.locator('..').getByRole('definition');
}
