import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TypeForm } from '@shared/bulk/bulk-site';
import type { KnownIssue } from '@shared/bulk/duplicates';
import type { Answer, Found, FoundChoice, Question } from '@shared/bulk/question';
import type { SiteRead } from '@shared/ipc/bulk';
import type { CreateField } from '@shared/jira/field';

/** The contract's field catalogue (7.1, 7.2) as createmeta gives it. */
const ROWS = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../fixtures/contract-fields.json'), 'utf8'),
) as readonly {
  readonly row: string;
  readonly field: CreateField;
}[];

function named(row: string, more: Partial<CreateField> = {}): CreateField {
  const found = ROWS.find((each) => each.row === row);
  if (found === undefined) throw new Error(`The contract has no row ${row}`);
  return { ...found.field, ...more };
}

/** What every type of the project has on create. */
const COMMON: readonly CreateField[] = [
  'description', 'environment', 'priority', 'assignee', 'reporter', 'labels', 'components', 'fixVersions', 'versions', 'duedate',
  'timetracking', 'issuelinks', 'cft:textfield', 'cft:textarea', 'cft:url', 'cft:float', 'cft:datepicker', 'cft:datetime',
  'cft:radiobuttons', 'cft:multiselect', 'cft:cascadingselect', 'cft:userpicker', 'cft:multiuserpicker', 'cft:grouppicker',
  'gh:gh-sprint', 'gh:jsw-story-points',
].map((row) => named(row, { required: false })); // prettier-ignore

const SUMMARY = named('summary', { required: true });
const PARENT = named('parent', { required: false });
const SEVERITY = named('cft:select', { required: true });

function form(id: string, name: string, hierarchyLevel: number, more: readonly CreateField[]): TypeForm {
  return {
    issueType: { id, name, subtask: hierarchyLevel < 0, hierarchyLevel },
    fields: [SUMMARY, ...more, ...COMMON],
  };
}

/** A company-managed project: Epic over Story, Bug and Task over Sub-task; *Severity* stands on Bug alone, and is required there. */
export const SITE: SiteRead = {
  fieldsMark: 'as they were',
  project: { id: '10000', key: 'SHOP', name: 'Storefront', style: 'company-managed' },
  types: [
    form('10001', 'Epic', 1, []),
    form('10002', 'Story', 0, [PARENT]),
    form('10003', 'Task', 0, [PARENT]),
    form('10004', 'Bug', 0, [PARENT, SEVERITY]),
    form('10005', 'Sub-task', -1, [{ ...PARENT, required: true }]),
  ],
  otherNames: { duedate: ['Fälligkeitsdatum'], customfield_10201: ['Purchase number'] },
};

const PEOPLE: readonly FoundChoice[] = [
  { id: '712020:5b10ac8d-0000-4000-8000-00c04fd430c8', label: 'Mara Lind', hierarchyLevel: null },
  { id: '557058:1f0e64b2-93a1-4f7c-8f58-6a1d5c0b7e21', label: 'Oda Voss', hierarchyLevel: null },
  { id: '557058:2a0e64b2-93a1-4f7c-8f58-6a1d5c0b7e22', label: 'Jonas Kell', hierarchyLevel: null },
  { id: '557058:3b0e64b2-93a1-4f7c-8f58-6a1d5c0b7e23', label: 'Jonas Kellner', hierarchyLevel: null },
];

/** Issues that exist: `SHOP-1` to `SHOP-9` are epics, up to `SHOP-99` stories; no others. */
export const KNOWN: readonly KnownIssue[] = Array.from({ length: 10 }, (_, time) => ({
  key: `SHOP-${String(41 + time)}`,
  summary: `Voucher stays applied ${String(time)}`,
  issueTypeId: '10003',
  parentKey: null,
}));

/** What Jira would say. */
export function answer({ kind, text }: Pick<Question, 'kind' | 'text'>): Answer {
  const none: Answer = { state: 'none' };
  switch (kind) {
    case 'user': {
      // Directories write `Lind, Mara (external) <…>`.
      const [, last = '', first = ''] = /^(\w+), (\w+)/.exec(text) ?? [];
      const wanted = (first === '' ? text : `${first} ${last}`).toLowerCase();
      const email = ({ label }: FoundChoice): string => `${label.toLowerCase().replace(' ', '.')}@example.com`;
      const exact = PEOPLE.find(
        (one) => one.label.toLowerCase() === wanted || email(one) === wanted || one.id === text,
      );
      if (exact !== undefined) return { state: 'exact', choice: exact };
      if (wanted === 'jonas') return { state: 'several', choices: PEOPLE.slice(2) };
      if (wanted.startsWith('mara')) return { state: 'guess', choices: PEOPLE.slice(0, 1) };
      return none;
    }
    case 'issue': {
      const number = Number(/^SHOP-(\d+)$/.exec(text)?.[1] ?? 0);
      if (number < 1 || number > 99) return none;
      return { state: 'exact', choice: { id: text, label: `Issue ${text}`, hierarchyLevel: number < 10 ? 1 : 0 } };
    }
    case 'sprint':
      return text === 'Sprint 37' ? { state: 'exact', choice: { id: '37', label: text, hierarchyLevel: null } } : none;
    default:
      return { state: 'exact', choice: { id: text, label: '', hierarchyLevel: null } };
  }
}

export function answers(needed: readonly Question[]): Found {
  return Object.fromEntries(needed.map((question) => [question.key, answer(question)]));
}
