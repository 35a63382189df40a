import type { Control } from './field-type';
import type { MadeOf, Shown } from './shown';

/** What follows from the control, where an entry says nothing else. */
export const BY_CONTROL: Readonly<Record<Control, { readonly shown: Shown; readonly madeOf: MadeOf }>> = {
  text: { shown: 'text', madeOf: 'one' },
  paragraph: { shown: 'text', madeOf: 'document' },
  number: { shown: 'number', madeOf: 'one' },
  date: { shown: 'day', madeOf: 'one' },
  'date-time': { shown: 'moment', madeOf: 'one' },
  select: { shown: 'name', madeOf: 'one' },
  'multi-select': { shown: 'names', madeOf: 'several' },
  cascading: { shown: 'name', madeOf: 'one' },
  user: { shown: 'person', madeOf: 'one' },
  'multi-user': { shown: 'people', madeOf: 'several' },
  labels: { shown: 'tags', madeOf: 'several' },
  issue: { shown: 'issue', madeOf: 'one' },
  group: { shown: 'name', madeOf: 'one' },
  'multi-group': { shown: 'names', madeOf: 'several' },
  sprint: { shown: 'sprints', madeOf: 'one' },
  team: { shown: 'name', madeOf: 'one' },
  'time-tracking': { shown: 'time-tracking', madeOf: 'one' },
  'issue-links': { shown: 'issues', madeOf: 'several' },
  objects: { shown: 'names', madeOf: 'several' },
  worklog: { shown: 'readable', madeOf: 'one' },
  restriction: { shown: 'readable', madeOf: 'one' },
  'read-only': { shown: 'plain', madeOf: 'one' },
  json: { shown: 'plain', madeOf: 'one' },
};
