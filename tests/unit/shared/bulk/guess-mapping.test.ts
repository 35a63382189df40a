import { describe, expect, it } from 'vitest';
import type { BulkSite } from '@shared/bulk/bulk-site';
import { dateOrderOf, inOrder } from '@shared/bulk/date-order';
import { guessMapping, type MappingGuess, missingFields } from '@shared/bulk/guess-mapping';
import { type Mapping, NO_MAPPING, unmappedColumn } from '@shared/bulk/mapping';
import { makeSheet } from '@shared/bulk/sheet';
import { SITE } from '../../../support/bulk/sample-site';

function guessed(
  header: readonly string[],
  rows: readonly (readonly string[])[] = [],
  memory: Mapping | null = null,
): MappingGuess {
  const sheet = makeSheet({
    name: 's',
    header,
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    notes: [],
  });
  return guessMapping(SITE, sheet, memory);
}

function targets(guess: MappingGuess): string[] {
  return guess.columns.map(({ target }) => (target.kind === 'field' ? target.name : target.kind));
}

/** With the points before the time, as some sites have them. */
function reordered(site: BulkSite): BulkSite {
  const types = site.types.map((form) => ({ ...form, fields: form.fields.toReversed() }));
  return { ...site, types };
}

function withoutTimeTracking(site: BulkSite): BulkSite {
  const types = site.types.map((form) => ({
    ...form,
    fields: form.fields.filter(({ fieldId }) => fieldId !== 'timetracking'),
  }));
  return { ...site, types };
}

describe('columns find their fields', () => {
  it.each([
    ['Title', 'Summary'],
    ['Summary *', 'Summary'],
    ['summary (required)', 'Summary'],
    ['Type', 'issue-type'],
    ['Kind', 'issue-type'],
    ['Owner', 'Assignee'],
    ['Assigned to', 'Assignee'],
    ['Sev', 'Severity'],
    ['Custom field (Severity)', 'Severity'],
    ['Bug severity', 'Severity'],
    ['Area', 'Components'],
    ['Until', 'Due date'],
    ['Due Date', 'Due date'],
    ['Fälligkeitsdatum', 'Due date'],
    ['Zugewiesene Person', 'Assignee'],
    ['Personne assignée', 'Assignee'],
    ['Persona asignada', 'Assignee'],
    ['Ursprüngliche Schätzung', 'Time tracking'],
    ['Date d’échéance', 'Due date'],
    ['Composants', 'Components'],
    ['Vorgangsschlüssel', 'row-name'],
    ['Clé de ticket', 'row-name'],
    ['Tipo de incidencia', 'issue-type'],
    ['customfield_10209', 'Severity'],
    ['Purchase number', 'Order number'],
    ['Fix Version/s', 'Fix versions'],
    ['Epic Link', 'parent'],
    ['Issue id', 'row-name'],
    ['Points', 'Story point estimate'],
    ['Flavour', 'none'],
  ])('%s is %s', (header, name) => {
    expect(targets(guessed([header]))).toEqual([name]);
  });

  it('says why, and how sure it is', () => {
    const [title, sev] = guessed(['Title', 'Severity']).columns;
    expect(title?.reason).toBe('A usual word for Summary.');
    expect(sev?.reason).toBe('Same name.');
    expect(sev?.confidence).toBeGreaterThan(title?.confidence ?? 1);
  });

  it.each([
    [
      ['Title', 'Estimate', 'Points'],
      ['Summary', 'Time tracking', 'Story point estimate'],
    ],
    [
      ['Title', 'Points', 'Estimate'],
      ['Summary', 'Story point estimate', 'Time tracking'],
    ],
  ])('gives a word for two fields to the one that no other column is for: %j', (header, names) => {
    for (const site of [SITE, reordered(SITE)]) {
      const sheet = makeSheet({ name: 's', header, rows: [], notes: [] });
      expect(targets(guessMapping(site, sheet, null))).toEqual(names);
    }
  });

  it.each([[['Estimate', 'Points']], [['Points', 'Estimate']]])(
    'leaves the poorer of two columns for one field out, and says why: %j',
    (header) => {
      const sheet = makeSheet({ name: 's', header, rows: [{ line: 2, cells: ['3', '5'] }], notes: [] });
      const { columns } = guessMapping(withoutTimeTracking(SITE), sheet, null);
      const of = (name: string): string | undefined => columns.find((column) => column.header === name)?.reason;
      expect(columns.map(({ target }) => target.kind).filter((kind) => kind === 'field')).toHaveLength(1);
      expect(of('Points')).toBe('A usual word for Story point estimate.');
      expect(of('Estimate')).toContain('“Points” fills Story point estimate already.');
    },
  );

  it('goes by the values where the header says nothing', () => {
    const guess = guessed(
      ['x', 'y', 'z'],
      [
        ['Bug', 'Highest', 'ab'],
        ['Story', 'Low', 'cd'],
        ['Task', 'Medium', 'ef'],
        ['Task', 'P1', 'gh'],
      ],
    );
    expect(targets(guess)).toEqual(['issue-type', 'Priority', 'none']);
    expect(guess.columns[1]?.reason).toBe('Its values are those of Priority (3 of 4).');
    expect(guess.unmapped).toEqual(['z']);
  });

  it('gives repeated headers to one list, and any other field to one column alone', () => {
    expect(targets(guessed(['Labels', 'Labels', 'Labels']))).toEqual(['Labels', 'Labels', 'Labels']);
    const guess = guessed(['Summary', 'Title'], [['a', 'b']]);
    expect(targets(guess)).toEqual(['Summary', 'none']);
    expect(guess.columns[1]?.reason).toBe(
      '“Summary” fills Summary already. Choose Summary here too to use this column where the other is empty.',
    );
  });

  it('remembers what a header was mapped to, also where it was left out', () => {
    const memory: Mapping = {
      ...NO_MAPPING,
      columns: [
        {
          ...unmappedColumn('Flavour', 1),
          target: { kind: 'field', fieldId: 'customfield_99', name: 'Severity' },
          values: { hot: 'Sev 1, outage' },
        },
        unmappedColumn('Title', 1),
      ],
    };
    const guess = guessed(['flavour', 'Title'], [['hot', 'a']], memory);
    expect(targets(guess)).toEqual(['Severity', 'none']);
    expect(guess.mapping.columns[0]?.values).toEqual({ hot: 'Sev 1, outage' });
  });

  it('proposes the nearest value, by rank, by meaning or by letters', () => {
    const guess = guessed(
      ['Prio', 'Area', 'Type'],
      [
        ['P1', 'Checkot', 'Defect'],
        ['blocker', 'Mail', 'User story'],
        ['P3', 'Zebra', 'Bug'],
      ],
    );
    const proposals = guess.columns.map(({ proposals: all }) => all.map(({ text, to }) => [text, to]));
    expect(proposals).toEqual([
      [
        ['P1', 'Highest'],
        ['blocker', 'Highest'],
        ['P3', 'Medium'],
      ],
      [
        ['Checkot', 'Checkout'],
        ['Zebra', null],
      ],
      [
        ['Defect', 'Bug'],
        ['User story', 'Story'],
      ],
    ]);
  });

  it('says which required fields no column fills in', () => {
    const { mapping } = guessed(['Title', 'Type']);
    const types = new Set(SITE.types.map(({ issueType }) => issueType.id));
    expect(missingFields(SITE, mapping, types)).toEqual([
      { fieldId: 'customfield_10209', name: 'Severity', types: ['Bug'] },
      { fieldId: 'parent', name: 'Parent', types: ['Sub-task'] },
    ]);
  });
});

describe('the order of dates', () => {
  const dates = (...texts: readonly string[]): Parameters<typeof dateOrderOf>[0] =>
    texts.map((text, index) => ({ row: index + 2, text }));

  it('is what one date alone decides', () => {
    expect(dateOrderOf(dates('03/04/2026', '31/12/2026'))).toMatchObject({
      order: 'day-first',
      reason: 'The day is first: 31/12/2026 in row 3.',
    });
    expect(dateOrderOf(dates('03/04/2026', '12/31/26'))).toMatchObject({ order: 'month-first' });
  });

  it('is asked about where all can be both, and where two say different', () => {
    expect(dateOrderOf(dates('03/04/2026', '05/06/2026'))).toMatchObject({
      order: null,
      reason: 'All 2 dates of this kind can be two days, like 03/04/2026 in row 2. Is the day first, or the month?',
    });
    expect(dateOrderOf(dates('31/12/2026', '12/31/2026'))).toMatchObject({
      order: null,
      reason: 'Row 2 has the day first (31/12/2026), row 3 the month (12/31/2026). Which one is the column’s?',
    });
  });

  it('is no matter where dates are written in another way', () => {
    expect(dateOrderOf(dates('2026-11-30', '30.11.2026', '4/4/2026', ''))).toBeNull();
  });

  it('reads a date and keeps the time behind it', () => {
    expect(inOrder('3/4/2026', 'day-first')).toEqual({ ok: true, value: '2026-04-03' });
    expect(inOrder('3/4/26 13:30', 'month-first')).toEqual({ ok: true, value: '2026-03-04 13:30' });
    expect(inOrder('30.11.2026', 'month-first')).toEqual({ ok: true, value: '30.11.2026' });
    expect(inOrder('12/31/2026', 'day-first')).toEqual({
      ok: false,
      problem: '“12/31/2026” is not in the calendar with the day first, as this column has it. Is 2026-12-31 meant?',
    });
  });
});
