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
