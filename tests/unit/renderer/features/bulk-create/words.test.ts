import { describe, expect, it } from 'vitest';
import type { Problem } from '@shared/bulk/problem';
import type { RunRowState } from '@shared/ipc/bulk';
import {
  closeness,
  groupWords,
  leadWords,
  problemWords,
  usesIn,
} from '../../../../../src/renderer/features/bulk-create/grid/problem-words';
import { leftRows } from '../../../../../src/renderer/features/bulk-create/run/left-rows';
import { progressWords } from '../../../../../src/renderer/features/bulk-create/run/spoken-progress';

const HIHG: Problem = {
  code: 'not-accepted',
  column: 3,
  fieldId: 'priority',
  fieldName: 'Priority',
  wrong: 'Hihg',
  sentence: 'Jira does not accept "Hihg". Accepted: High, Highest.',
  closest: [{ text: 'High', label: 'High' }],
};

describe('the words of a problem', () => {
  it('call what a project has by its own word, and all else an option of its field', () => {
    expect(problemWords(HIHG, 'SHOP')).toBe('“Hihg” is not a priority of SHOP.');
    expect(groupWords(HIHG, 'SHOP')).toBe('Not a priority of SHOP. Closest: High.');
    const type: Problem = { ...HIHG, code: 'unknown-type', fieldId: 'issuetype', wrong: 'Storry' };
    expect(problemWords(type, 'SHOP')).toBe('“Storry” is not an issue type of SHOP.');
    const severity: Problem = { ...HIHG, fieldId: 'customfield_10031', fieldName: 'Severity', wrong: 'Blocker' };
    expect(problemWords(severity, 'SHOP')).toBe('“Blocker” is not an option of Severity.');
  });

  it('are those of the problem where no value is offered or nothing was written', () => {
    expect(problemWords({ ...HIHG, closest: [] }, 'SHOP')).toBe(
      'Jira does not accept “Hihg”. Accepted: High, Highest.',
    );
    const empty: Problem = { ...HIHG, code: 'required', wrong: '', sentence: 'Summary is required.' };
    expect(groupWords(empty, 'SHOP')).toBe('Summary is required.');
    expect(leadWords(empty)).toBe('Jira accepts:');
  });

  it('say what makes a value close: letters first, then in how many rows it is used', () => {
    const rows = ['High', 'high', 'Medium', ''].map((cell, at) => ({ number: at + 2, line: at + 2, cells: [cell] }));
    const uses = usesIn(rows, 0, null);
    expect(closeness({ text: 'High', label: 'High' }, 'Hgh', uses)).toBe('1 letter apart');
    expect(closeness({ text: 'High', label: 'High' }, 'Hihg', uses)).toBe('2 letters swapped');
    expect(closeness({ text: 'High', label: 'High' }, 'Zebra', uses)).toBe('used in 2 rows');
    expect(closeness({ text: 'Medium', label: 'Medium' }, 'Hihg', uses)).toBe('used in 1 row');
    expect(closeness({ text: 'Low', label: 'Low' }, 'Hihg', uses)).toBe('');
    expect(closeness({ text: 'Sev 1', label: 'Sev 1' }, 'sev1', uses)).toBe('differs in signs alone');
  });
});

const row = (number: number, more: Partial<RunRowState>): readonly [number, RunRowState] => [
  number,
  {
    row: number,
    changeId: `c${String(number)}`,
    groupId: 'g',
    state: 'applied',
    issueKey: null,
    failure: null,
    mayHaveLeft: false,
    ...more,
  },
];

describe('the rows that are not in Jira', () => {
  it('stand by their reason: what a person decides first, what Jira refused next, then what a problem holds back', () => {
    const failure = {
      kind: 'jira-rejected',
      status: 400,
      messages: ['The order number is wrong.'],
      fieldErrors: {},
    } as const;
    const runs = new Map([
      row(2, {}),
      row(3, { state: 'rejected', failure }),
      row(4, { state: 'rejected', failure }),
      row(5, { state: 'unsure' }),
      row(6, { state: 'discarded' }),
    ]);
    const shown = { key: 'hihg', title: 'Priority “Hihg”', isWarning: false, oneAnswer: true, isRequired: false };
    const group = { ...HIHG, ...shown, rows: [7, 8] };
    const states = new Map([
      [6, 'ready'],
      [7, 'problem'],
      [8, 'problem'],
      [9, 'held'],
      [10, 'blank'],
    ] as const);
    const left = leftRows({ states, groups: [group], troubles: new Map(), parents: new Map() }, runs, 'SHOP');
    expect(left.map(({ kind, rows }) => [kind, ...rows])).toEqual([
      ['decide', 5],
      ['refused', 3, 4],
      ['held', 7, 8],
      ['stopped', 6],
      ['other', 9],
    ]);
    expect(`${left[1]?.title ?? ''} ${left[1]?.sentence ?? ''}`).toContain('The order number is wrong.');
  });
});

describe('what is spoken of a run', () => {
  const going = { created: 0, toGo: 100, refused: 0, unsure: 0, behind: 0 };
  const free = { paused: false, offline: false };
  it('changes with each tenth, not with each row', () => {
    const said = Array.from({ length: 100 }, (_, created) =>
      progressWords({ ...going, created, toGo: 100 - created }, 100, 0, free),
    );
    expect(new Set(said).size).toBe(10);
  });

  it('says when it waits, and how it ended', () => {
    expect(progressWords(going, 100, 0, { paused: true, offline: false })).toBe('0 % created. Paused.');
    expect(progressWords({ ...going, created: 97, toGo: 0, refused: 1 }, 100, 2, free)).toBe(
      'The run has ended. 97 created. 1 refused. 2 held back by problems.',
    );
    expect(progressWords({ ...going, created: 4_997, toGo: 0, refused: 1, behind: 2 }, 5_000, 0, free)).toBe(
      'The run has ended. 4,997 created. 1 refused. 2 wait for their parent.',
    );
  });
});
