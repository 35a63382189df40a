import type { FieldSchema } from '../jira/field';

const SYSTEM: ReadonlySet<string> = new Set([
  'created',
  'updated',
  'creator',
  'lastViewed',
  'statuscategorychangedate',
  'resolutiondate',
  'votes',
  'watches',
  'workratio',
  'progress',
  'aggregateprogress',
]);
const CUSTOM = /(:gh-lexo-rank|:devsummarycf|:vulnerabilitycf|:gh-epic-color|:gh-epic-status)$/;

/** Whether a field holds what Jira keeps about an issue rather than what people say of it. Pure. */
export function isRecord(fieldId: string, schema: FieldSchema | undefined): boolean {
  return SYSTEM.has(schema?.system ?? fieldId) || CUSTOM.test(schema?.custom ?? '');
}
