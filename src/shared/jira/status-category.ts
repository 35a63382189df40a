import type { StatusCategory } from './issue';

const CATEGORIES: readonly StatusCategory[] = ['new', 'indeterminate', 'done'];

/** The category of Jira's `statusCategory.key`; what is none of the three has no category. */
export function statusCategoryOf(key: unknown): StatusCategory {
  return CATEGORIES.find((category) => category === key) ?? 'undefined';
}
