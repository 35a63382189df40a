import { compilePayload, type Payload } from '../fields/compile-payload';
import { separateLinks } from '../fields/separate-links';
import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { type BulkSite, parentFieldOf, someIssueOf } from './bulk-site';
import type { RowPlan } from './row-plan';

/** What is sent for a row, as the create form sends it: the links that the form does not require follow as changes of their own. */
export type FinalBody =
  | {
      readonly ok: true;
      readonly body: JsonObject;
      readonly links: ReturnType<typeof separateLinks>['links'];
      /** As the form's controls keep them, for the change's record. */
      readonly values: Readonly<Record<string, JsonValue>>;
    }
  | Extract<Payload, { ok: false }>;

/**
 * The body of a row for its change. `parentKey` is the key of the issue that the row's parent row has become; it is left out for any other
 * row. Pure: the same compiler as the form's.
 */
export function finalBody(
  site: Pick<BulkSite, 'project'>,
  row: RowPlan,
  { changeId, parentKey }: { readonly changeId: string | null; readonly parentKey: string | null },
): FinalBody {
  const key = row.parent?.kind === 'issue' ? row.parent.key : row.parent?.kind === 'row' ? parentKey : null;
  return compiled(site, row, changeId, key === null ? null : { key, summary: '' });
}

/**
 * As `finalBody`, before anything is created: a parent that is a row stands as `{"key":"#12"}`, which the outbox replaces once that row is
 * in Jira. Pure.
 */
export function previewBody(site: Pick<BulkSite, 'project'>, row: RowPlan, changeId: string | null = null): FinalBody {
  const { parent, form } = row;
  if (parent?.kind !== 'row' || form === null) return finalBody(site, row, { changeId, parentKey: null });
  const made = compiled(site, row, changeId, someIssueOf(site));
  const field = parentFieldOf(form)?.fieldId;
  if (!made.ok || field === undefined || !isJsonObject(made.body['fields'])) return made;
  return {
    ...made,
    body: { ...made.body, fields: { ...made.body['fields'], [field]: { key: `#${String(parent.number)}` } } },
  };
}

function compiled(
  { project }: Pick<BulkSite, 'project'>,
  { form, values: own }: RowPlan,
  changeId: string | null,
  parent: JsonValue,
): FinalBody {
  if (form === null) return { ok: false, problems: { issuetype: 'Say which issue type it is.' } };
  const field = parentFieldOf(form);
  const values = parent === null || field === undefined ? own : { ...own, [field.fieldId]: parent };
  const { fields, issueType } = form;
  const payload = compilePayload({ fields, projectId: project.id, issueTypeId: issueType.id, values, changeId });
  return payload.ok ? { ok: true, ...separateLinks(payload.body, fields), values } : payload;
}
