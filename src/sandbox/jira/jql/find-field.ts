import { Refusal } from '../../http/route';
import type { Field } from '../../world/model';
import type { JiraContext } from '../context';
import { visibleProjects } from '../lookup';
import type { JqlField } from './jql-field';
import { CLAUSE_ALIASES, systemFields } from './system-fields';
import { valueField } from './value-fields';

/** Finds what a clause name means on a site for a caller. */
export type FindField = (name: string) => JqlField[];

function noSuchField(name: string): Refusal {
  return new Refusal(400, [`Field '${name}' does not exist or you do not have permission to view it.`]);
}

/**
 * Clause names are ids, names, `cf[10010]` and `Name[Type]`, in any case. Several custom fields may share a name: then
 * all of them are meant. Throws Jira's 400 for names that nobody here can see.
 */
export function fieldFinder(context: JiraContext): FindField {
  const system = systemFields(context);
  const visible = new Set(visibleProjects(context).map((project) => project.id));
  const fields = context.site.fields.filter((field) => field.projectId === null || visible.has(field.projectId));
  const known = new Map<string, JqlField[]>();
  return (name) => {
    const cached = known.get(name);
    if (cached) return cached;
    const lower = name.toLowerCase();
    const found = system[lower] ?? system[CLAUSE_ALIASES[lower] ?? ''];
    const result = found ? [found] : matching(fields, name).map((field) => valueField(context, field));
    if (result.length === 0) throw noSuchField(name);
    known.set(name, result);
    return result;
  };
}

function matching(fields: readonly Field[], name: string): Field[] {
  const lower = name.toLowerCase();
  const alias = CLAUSE_ALIASES[lower];
  // `Story Points[Number]`: the suffix tells the kind apart, not the field.
  const bare = /^cf\[\d+\]$/.test(lower) ? lower : lower.replace(/\[[^\]]*\]$/, '');
  return fields.filter((field) => {
    const id = field.id.toLowerCase();
    if (id === lower || id === alias) return true;
    if (field.schema.customId !== undefined && lower === `cf[${field.schema.customId}]`) return true;
    return field.name.toLowerCase() === bare || field.clauseNames.some((one) => one.toLowerCase() === bare);
  });
}
