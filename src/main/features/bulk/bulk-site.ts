import { createHash } from 'node:crypto';
import type { BulkSite, TypeForm } from '@shared/bulk/bulk-site';
import { fold } from '@shared/fold';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { IssueType } from '@shared/jira/issue';
import type { Project } from '@shared/jira/project';
import type { SiteRef } from '@shared/jira/site';
import { readCreateFields, readCreateIssueTypes } from '../../gateway/create-meta';
import type { Gateway } from '../../gateway/request';
import { fewAtOnce } from './few-at-once';

/** Up to so many types are read whatever the sheet says: a type that is near to a wrong one can be offered then. */
const FEW_TYPES = 12;
const AT_ONCE = 4;

/** Where the fields of the types come from: Jira, or what the mirror has of it. */
export interface TypeReads {
  types(): Promise<Outcome<readonly IssueType[]>>;
  fields(issueTypeId: string): Promise<Outcome<TypeForm['fields']>>;
}

/** Jira's createmeta, asked anew. */
export function typesFromJira(gateway: Gateway, ref: SiteRef, projectId: string): TypeReads {
  return {
    types: () => readCreateIssueTypes(gateway, ref, projectId),
    fields: (issueTypeId) => readCreateFields(gateway, ref, projectId, issueTypeId),
  };
}

/**
 * The project with the types that can be created in it and the fields of each. Of a project with many types those alone that `texts` name:
 * the cells of the sheet and what the mapping says.
 */
export async function readBulkSite(
  reads: TypeReads,
  project: Project,
  texts: Iterable<string>,
): Promise<Outcome<BulkSite>> {
  const types = await reads.types();
  if (!types.ok) return types;
  const used = typesUsed(types.value, texts);
  const forms = await fewAtOnce(used, AT_ONCE, async ({ id, name, subtask, hierarchyLevel }) => {
    const fields = await reads.fields(id);
    if (!fields.ok) return fields;
    return succeed({ issueType: { id, name, subtask, hierarchyLevel }, fields: fields.value });
  });
  const read: TypeForm[] = [];
  for (const form of forms) {
    if (!form.ok) return fail(form.failure);
    read.push(form.value);
  }
  const { id, key, name, style } = project;
  return succeed({ project: { id, key, name, style }, types: read, otherNames: {} });
}

/** Pure. */
export function typesUsed(types: readonly IssueType[], texts: Iterable<string>): readonly IssueType[] {
  if (types.length <= FEW_TYPES) return types;
  const byText = new Map<string, IssueType>();
  for (const type of types) byText.set(fold(type.name), type).set(type.id, type);
  const used = new Set<IssueType>();
  for (const text of texts) {
    const type = byText.get(fold(text.trim()));
    if (type !== undefined) used.add(type);
  }
  return used.size === 0 ? types : types.filter((type) => used.has(type));
}

/** Says which project, types and fields a plan was made with: another text, another plan. Pure. */
export function fieldsMark({ project, types, otherNames }: BulkSite): string {
  return createHash('sha256')
    .update(JSON.stringify([project, types, otherNames]))
    .digest('hex');
}
