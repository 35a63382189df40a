import { takeId } from '../../world/issue-index';
import type { Field, HistoryItem, Issue, Json, Project, SandboxSite } from '../../world/model';
import { type JiraContext, isJsonObject } from '../context';
import { adfText } from '../rich-text/adf-text';
import { issueKey, visibleIssue } from '../lookup';
import { valueKind } from '../values/kind';
import { readValue, referenceOf } from '../values/read-value';

export function recordHistory(
  site: SandboxSite,
  issue: Issue,
  authorAccountId: string,
  at: number,
  items: HistoryItem[],
): void {
  if (items.length === 0) return;
  issue.history.push({ id: takeId(site), authorAccountId, created: at, items });
}

/** How the changelog calls a few fields. */
const HISTORY_NAMES: Record<string, string> = {
  parent: 'IssueParentAssociation',
  fixVersions: 'Fix Version',
  versions: 'Version',
  components: 'Component',
};

/** One entry per added and removed thing: the changelog tells these fields apart so. */
const ONE_BY_ONE = new Set(['fixVersions', 'versions', 'components']);

/** The changelog items of one field that went from one stored value to another. */
export function historyItems(
  context: JiraContext,
  project: Project,
  field: Field,
  before: Json,
  after: Json,
): HistoryItem[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const base = {
    field: HISTORY_NAMES[field.id] ?? (field.schema.system === undefined ? field.name : field.id),
    fieldtype: field.schema.system === undefined ? ('custom' as const) : ('jira' as const),
    // Parent changes carry no `fieldId` (contract 8.7).
    ...(field.id === 'parent' ? {} : { fieldId: field.id }),
  };
  const text = (value: Json): string | null => displayText(context, project, field, value);
  if (!ONE_BY_ONE.has(field.id)) {
    return [{ ...base, from: idText(before), fromString: text(before), to: idText(after), toString_: text(after) }];
  }
  const held = Array.isArray(before) ? before : [];
  const wanted = Array.isArray(after) ? after : [];
  const lacks = (list: Json[], one: Json): boolean =>
    !list.some((other) => JSON.stringify(other) === JSON.stringify(one));
  return [
    ...held
      .filter((one) => lacks(wanted, one))
      .map((one) => ({ ...base, from: idText(one), fromString: text([one]), to: null, toString_: null })),
    ...wanted
      .filter((one) => lacks(held, one))
      .map((one) => ({ ...base, from: null, fromString: null, to: idText(one), toString_: text([one]) })),
  ];
}

function idText(value: Json): string | null {
  if (Array.isArray(value)) {
    const ids = value.map(idText).filter((id) => id !== null);
    return ids.length === 0 ? null : `[${ids.join(', ')}]`;
  }
  return referenceOf(value, 'accountId') === undefined || !isJsonObject(value)
    ? plainId(value)
    : (referenceOf(value, 'accountId') ?? null);
}

function plainId(value: Json): string | null {
  return isJsonObject(value) ? (referenceOf(value) ?? referenceOf(value, 'groupId') ?? null) : null;
}

/** A value in words, as `fromString` and `toString` have it. */
function displayText(context: JiraContext, project: Project, field: Field, value: Json): string | null {
  if (value === null) return null;
  const kind = valueKind(field);
  if (kind === 'rich-text') return adfText(value).trim();
  if (kind === 'parent') {
    const parent = visibleIssue(context, referenceOf(value) ?? '');
    return parent ? issueKey(context.site, parent) : null;
  }
  const read = readValue(context, field, project, value);
  if (Array.isArray(read)) return read.map(words).join(kind === 'labels' ? ' ' : ', ');
  return words(read);
}

function words(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (!isJsonObject(value)) return String(value);
  const name = value['displayName'] ?? value['name'] ?? value['value'] ?? value['key'];
  if (typeof name !== 'string') return JSON.stringify(value);
  return isJsonObject(value['child']) ? `${name} - ${words(value['child'])}` : name;
}
