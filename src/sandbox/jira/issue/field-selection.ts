import type { Field, Issue } from '../../world/model';
import type { JiraContext } from '../context';
import { hasContext, projectOf } from '../lookup';

/** Not a value of an issue, only a column: the key stands beside `fields`. */
const NEVER = new Set(['issuekey', 'thumbnail']);

/**
 * The fields that a `fields` parameter names: ids (or keys), `*all`, `*navigable`, and `-id` to take one away. Only minus
 * entries mean "all but these".
 */
export function selectFields(context: JiraContext, issue: Issue, wanted: readonly string[], byKeys: boolean): Field[] {
  const project = projectOf(context.site, issue);
  const all = context.site.fields.filter(
    (field) => !NEVER.has(field.id) && (hasContext(project, field) || issue.values[field.id] !== undefined),
  );
  const name = (field: Field): string => (byKeys ? field.key : field.id);
  const without = new Set(wanted.filter((entry) => entry.startsWith('-')).map((entry) => entry.slice(1)));
  const plain = wanted.filter((entry) => !entry.startsWith('-'));
  const takesAll = plain.includes('*all') || (plain.length === 0 && without.size > 0);
  const takesNavigable = plain.includes('*navigable');
  return all.filter((field) => {
    if (without.has(field.id) || without.has(name(field))) return false;
    return takesAll || (takesNavigable && field.navigable) || plain.includes(name(field)) || plain.includes(field.id);
  });
}
