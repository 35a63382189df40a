import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import { closeness, leadWords } from '../../../../../src/renderer/features/bulk-create/grid/problem-words';
import { chooseWords } from '../../../../../src/renderer/features/bulk-create/panel/choose-value-dialog';
import { MendButtons } from '../../../../../src/renderer/features/bulk-create/panel/mend-buttons';
import { SITE } from '../../../../support/bulk/sample-site';

const GROUP: ProblemGroup = {
  key: 'k',
  code: 'not-accepted',
  fieldId: 'components',
  fieldName: 'Components',
  column: 2,
  title: 'Components “Zebra”',
  sentence: 'Jira does not accept "Zebra".',
  wrong: 'Zebra',
  closest: [],
  rows: [2, 3],
  isWarning: false,
  oneAnswer: true,
  isRequired: false,
};

function offered(group: Partial<ProblemGroup>): readonly (string | null)[] {
  const nothing = (): void => undefined;
  render(
    <MendButtons
      group={{ ...GROUP, ...group }}
      onGo={nothing}
      onFix={nothing}
      canChoose={() => true}
      onChoose={nothing}
    />,
  );
  return screen.getAllByRole('button').map(({ textContent }) => textContent);
}

describe('what is offered for all that are alike', () => {
  it('is to leave them empty, where the field may be', () => {
    expect(offered({})).toContain('Leave all 2 empty');
  });

  it('is not to leave them empty where the field is required: that is the next problem', () => {
    expect(offered({ isRequired: true })).toEqual(['Choose for all 2', 'Go to the first']);
  });

  it('is not to go without a parent where there has to be one', () => {
    const cycle = { code: 'parent-cycle', fieldId: 'parent', closest: [{ text: '', label: 'No parent' }] } as const;
    expect(offered({ ...cycle, isRequired: true })).not.toContain('No parent in all 2');
  });

  it('is to empty a cell that another column has said already, also of a required field', () => {
    const twice = { code: 'said-twice', closest: [{ text: '', label: 'Leave empty' }], oneAnswer: false } as const;
    expect(offered({ ...twice, isRequired: true })).toContain('Leave empty in all 2');
  });

  it('is called by what it does where that is no value', () => {
    const closest = [{ text: "'=1+1", label: 'Take it as text', isAct: true as const }];
    expect(offered({ code: 'formula', closest, oneAnswer: false, rows: [4] })).toContain('Take it as text');
    expect(leadWords({ code: 'formula', wrong: '=1+1', closest })).toBe('What can be done:');
    expect(closest.map((each) => closeness(each, '=1+1', new Map()))).toEqual(['']);
  });

  it('is taken as text in all rows at once', () => {
    const closest = [{ text: "'=1+1", label: 'Take it as text', isAct: true as const }];
    expect(offered({ code: 'formula', closest, oneAnswer: false })).toContain('Take it as text in all 2');
  });
});

describe('a value that is chosen', () => {
  it('is used in the rows of its group, counted as everywhere', () => {
    const rows = Array.from({ length: 1200 }, (_, at) => at + 2);
    expect(chooseWords({ ...GROUP, rows }, SITE, 5000)).toBe('Use it in all 1,200');
  });

  it('is set in all rows where no column says it, also in those that lack nothing', () => {
    const noColumn = { ...GROUP, column: null, rows: [4, 5, 6, 7] };
    expect(chooseWords(noColumn, SITE, 1200)).toBe('Set in all 1,200 rows');
    expect(chooseWords({ ...noColumn, fieldId: 'issuetype' }, SITE, 12)).toBe('Set in all 12 rows');
  });

  it('is set where the field is, of a field that some types lack', () => {
    const severity = SITE.types.flatMap(({ fields }) => fields).find(({ name }) => name === 'Severity')?.fieldId;
    expect(chooseWords({ ...GROUP, column: null, fieldId: severity ?? null }, SITE, 12)).toBe(
      'Set in all rows that have it',
    );
  });
});
