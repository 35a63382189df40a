import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachmentsOf,
  groupFields,
  linksOf,
  statusOf,
  subtasksOf,
  type ShownField,
} from '../../../../../src/renderer/features/issue/read-fields';
import type { JsonValue } from '@shared/json';
import { anIssue } from './an-issue';

const DOC = { type: 'doc', version: 1, content: [] };
const idsOf = (fields: readonly ShownField[]): string[] => fields.map(({ id }) => id);

describe('the fields of an issue', () => {
  it('stand with the people first, then by name, each in its group', () => {
    const groups = groupFields(
      anIssue(
        {
          summary: 'has a place of its own',
          customfield_1: 'b',
          customfield_2: 'a',
          customfield_3: DOC,
          customfield_4: null,
          labels: ['x'],
          assignee: { displayName: 'Mara Lind' },
          created: '2026-11-03T09:00:00.000+0100',
          customfield_5: '0|i0001:',
        },
        {
          names: { customfield_1: 'Zone', customfield_2: 'Area', customfield_3: 'Notes', customfield_4: 'Empty' },
          schema: { customfield_5: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-lexo-rank' } },
        },
      ),
    );
    expect(idsOf(groups.leading)).toEqual(['assignee', 'labels', 'customfield_2', 'customfield_1']);
    expect(idsOf(groups.documents)).toEqual(['customfield_3']);
    expect(idsOf(groups.record).toSorted()).toEqual(['created', 'customfield_5']);
    expect(idsOf(groups.empty)).toEqual(['customfield_4']);
    expect(groups.more).toEqual([]);
  });

  it('say that nobody is assigned, rather than fold it away', () => {
    const { leading, empty } = groupFields(anIssue({ assignee: null, reporter: null, duedate: null }));
    expect(idsOf(leading)).toEqual(['assignee', 'reporter']);
    expect(idsOf(empty)).toEqual(['duedate']);
  });

  it('show an empty one that soon has a value', () => {
    const { leading, empty } = groupFields(anIssue({ duedate: null, environment: null }), new Set(['duedate']));
    expect(idsOf(leading)).toEqual(['duedate']);
    expect(idsOf(empty)).toEqual(['environment']);
  });

  it.each<[string, string, JsonValue]>([
    ['no text', 'customfield_1', ''],
    ['an empty list', 'customfield_1', []],
    ['an empty object', 'customfield_1', {}],
    ['the empty object as text that the development field has', 'customfield_1', '{}'],
    ['a ratio of −1', 'workratio', -1],
    ['no progress of nothing', 'progress', { progress: 0, total: 0 }],
  ])('count %s as unset', (_what, id, value) => {
    expect(idsOf(groupFields(anIssue({ [id]: value })).empty)).toEqual([id]);
  });

  it.each<[JsonValue]>([[0], [false], [-1], [{ id: '1' }], [['']]])('count %o as set', (value) => {
    expect(idsOf(groupFields(anIssue({ customfield_1: value })).leading)).toEqual(['customfield_1']);
  });

  it('are not more than fit on top; the rest follows the description', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`customfield_${at + 100}`, 'x']));
    const { leading, more } = groupFields(anIssue({ ...many, labels: ['x'] }));
    expect(leading).toHaveLength(10);
    expect(leading[0]?.id).toBe('labels');
    expect(leading.length + more.length).toBe(31);
  });

  it('are each in exactly one group: nothing that Jira gave is dropped or shown twice', () => {
    const id = fc.oneof(
      fc.constantFrom('assignee', 'labels', 'votes', 'workratio', 'priority'),
      fc.nat(99).map((n) => `customfield_${n}`),
    );
    const value = fc.oneof(
      fc.jsonValue().map((json) => JSON.parse(JSON.stringify(json)) as JsonValue),
      fc.constantFrom<JsonValue>(null, '', '{}', DOC),
    );
    fc.assert(
      fc.property(fc.dictionary(id, value, { maxKeys: 40 }), (fields) => {
        const { leading, more, record, documents, empty } = groupFields(anIssue(fields));
        const shown = idsOf([...leading, ...more, ...record, ...documents, ...empty]);
        expect(shown.toSorted()).toEqual(Object.keys(fields).toSorted());
      }),
    );
  });
});

describe('links', () => {
  const other = { key: 'SHOP-2', fields: { summary: 'Other', status: { id: '3', name: 'Doing' } } };
  const type = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };

  it('read as sentences from this issue’s side', () => {
    const links = linksOf(
      anIssue({
        issuelinks: [
          { id: '1', type, outwardIssue: other },
          { id: '2', type, inwardIssue: other },
        ],
      }),
    );
    expect(links.map(({ says, issue }) => `${says} ${issue.key}`)).toEqual(['blocks SHOP-2', 'is blocked by SHOP-2']);
    expect(links[0]?.issue).toMatchObject({ summary: 'Other', status: { name: 'Doing', category: 'undefined' } });
  });

  it('without an issue that may be seen are left out', () => {
    expect(
      linksOf(anIssue({ issuelinks: [{ id: '1', type }, null, 'x', { id: '2', type, inwardIssue: {} }] })),
    ).toEqual([]);
    expect(linksOf(anIssue({}))).toEqual([]);
  });
});

describe('subtasks, attachments and status', () => {
  it('are read of what Jira gives, as far as it is there', () => {
    expect(subtasksOf(anIssue({ subtasks: [{ key: 'SHOP-3' }, { id: '9' }] }))).toEqual([
      { key: 'SHOP-3', summary: '', status: null, issueType: null },
    ]);
    expect(
      attachmentsOf(
        anIssue({
          attachment: [
            { id: '7', filename: 'a.png', mimeType: 'image/png', size: 12, author: { displayName: 'Mara' } },
            4,
          ],
        }),
      ),
    ).toEqual([{ id: '7', filename: 'a.png', mimeType: 'image/png', size: 12, created: '', author: 'Mara' }]);
    expect(statusOf({ id: '1', name: 'Open', statusCategory: { key: 'new' } })?.category).toBe('new');
    expect(statusOf({ id: '1', name: 'Odd', statusCategory: { key: 'constructor' } })?.category).toBe('undefined');
    expect(statusOf('Open')).toBeNull();
  });
});
