import type { Control } from './field-type';

/** How a value that Jira gave is drawn to be read. The renderer has one drawing for each; nothing else there knows a field type. */
export type Shown =
  | 'text'
  | 'link'
  | 'number'
  | 'work-time'
  | 'day'
  | 'moment'
  | 'person'
  | 'people'
  | 'priority'
  | 'status'
  | 'name'
  | 'names'
  | 'tags'
  | 'issue'
  | 'issues'
  | 'sprints'
  | 'time-tracking'
  | 'progress'
  | 'votes'
  | 'watches'
  /** As the catalogue writes it out. */
  | 'readable'
  /** As it is: a word or a number, and else its JSON. */
  | 'plain';

/** Of how much a value consists: one thing, several of which each comes and goes by itself, or a document that fits on no line. */
export type MadeOf = 'one' | 'several' | 'document';

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
