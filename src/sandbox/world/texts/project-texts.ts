import type { Words } from './fill';

/** What kind of writing an issue type gets; several types share one. */
export type TextKind = 'epic' | 'bug' | 'story' | 'task' | 'incident' | 'request' | 'change' | 'refund' | 'article';

/**
 * The voice of one project. Summaries are used once each, then patterns make more. Slots in braces are filled from
 * `words`; `{subject}` is the thing that the issue is about.
 */
export interface ProjectTexts {
  words: Words & { thing: readonly string[] };
  labels: readonly string[];
  summaries: Readonly<Partial<Record<TextKind, readonly string[]>>>;
  patterns: Readonly<Partial<Record<TextKind, readonly string[]>>>;
  /** First paragraphs of descriptions. */
  openings: Readonly<Partial<Record<TextKind, readonly string[]>>>;
  /** Steps, acceptance criteria, things to do: lines of a list. */
  steps: readonly string[];
  criteria: readonly string[];
  expected: readonly string[];
  /** What people answer. */
  remarks: readonly string[];
  snippets: readonly (readonly [language: string, code: string])[];
}
