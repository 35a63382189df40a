import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { jqlOfKeys, MOST_KEYS } from '../../../../../src/renderer/features/bulk-create/run/jql-of-keys';
import type { LeftRows } from '../../../../../src/renderer/features/bulk-create/run/left-rows';
import { ResultPage, type ResultPageProps } from '../../../../../src/renderer/features/bulk-create/run/result-page';
import { renderAtSite } from '../../at-a-site';
import { fakeMain } from '../../fake-bridge';

const STOPPED: LeftRows = { key: 'stopped', title: 'Stopped', sentence: '', rows: [5, 6, 7], kind: 'stopped' };
const HELD: LeftRows = { key: 'hihg', title: 'Priority “Hihg”', sentence: '', rows: [8], kind: 'held' };

function show(given: Partial<ResultPageProps>) {
  fakeMain({ 'bulk.saveResults': () => succeed(true) });
  const acts = {
    onGo: vi.fn<(row: number) => void>(),
    onSearch: vi.fn<(jql: string) => void>(),
    onCreateOthers: vi.fn<ResultPageProps['onCreateOthers']>(() => Promise.resolve(null)),
  };
  renderAtSite(
    <ResultPage
      sheetId="s"
      tally={{ created: 2, toGo: 0, behind: 0 }}
      created={[
        { row: 2, issueKey: 'SHOP-7', summary: 'Gift wrap' },
        { row: 3, issueKey: 'SHOP-9', summary: 'Gift card' },
      ]}
      left={[]}
      summaryOf={(row) => `Summary ${String(row)}`}
      others={0}
      onShowRows={() => undefined}
      onOpenOutbox={() => undefined}
      onNew={() => undefined}
      {...acts}
      {...given}
    />,
  );
  return acts;
}

const lead = () => screen.getByRole('heading', { level: 2 });
const button = (name: string) => screen.getByRole('button', { name });

describe('the result', () => {
  it('has its green check where every row is in Jira, and not where one is left or on its way', () => {
    show({});
    expect(lead().querySelector('svg')).not.toBeNull();
    expect(screen.getByText('Every row is in Jira.')).toBeVisible();
  });

  it.each([
    ['is stopped', { left: [STOPPED] }],
    ['is on its way', { tally: { created: 2, toGo: 1, behind: 0 } }],
    ['waits for its parent', { tally: { created: 2, toGo: 0, behind: 1 } }],
  ] as const)('has no green check where a row %s', (_, given) => {
    show(given);
    expect(lead().querySelector('svg')).toBeNull();
    expect(screen.queryByText('Every row is in Jira.')).toBeNull();
  });

  it('says of rows that were stopped that they were, and creates them from there', async () => {
    const { onCreateOthers } = show({ left: [STOPPED], others: 3 });
    expect(screen.getByText('3 rows were stopped.')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/failed|given up/i);
    await userEvent.click(button('Create the other 3'));
    expect(onCreateOthers).toHaveBeenCalledOnce();
  });

  it('tells stopped rows from those that something keeps back', () => {
    show({ left: [HELD, STOPPED], others: 3 });
    expect(screen.getByText('4 rows are not created: 3 of them were stopped.')).toBeVisible();
    expect(button('Save 4 rows not created')).toBeVisible();
  });

  it('says why the others could not be begun', async () => {
    show({ left: [STOPPED], others: 3, onCreateOthers: () => Promise.resolve({ kind: 'storage', detail: 'full' }) });
    await userEvent.click(button('Create the other 3'));
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  it('lists the rows of a reason with what they say, and goes to one of them', async () => {
    const { onGo } = show({ left: [STOPPED] });
    const toggle = button('Show 3 rows');
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    const rows = screen.getByRole('list', { name: 'Rows: Stopped' });
    expect(within(rows).getByText('Summary 6')).toBeVisible();
    await userEvent.click(within(rows).getByRole('button', { name: 'Row 6' }));
    expect(onGo).toHaveBeenCalledWith(6);
  });

  it('goes to the one row of a reason at once', async () => {
    const { onGo } = show({ left: [HELD] });
    await userEvent.click(button('Row 8'));
    expect(onGo).toHaveBeenCalledWith(8);
  });

  it('shows the rows of a reason that has thousands piece by piece', async () => {
    show({ left: [{ ...STOPPED, rows: Array.from({ length: 3000 }, (_, at) => at + 2) }] });
    await userEvent.click(button('Show 3,000 rows'));
    const rows = screen.getByRole('list', { name: 'Rows: Stopped' });
    expect(within(rows).getAllByRole('button', { name: /^Row/ })).toHaveLength(50);
    await userEvent.click(button('Show 50 more'));
    expect(within(rows).getAllByRole('button', { name: /^Row/ })).toHaveLength(100);
  });

  it('opens what was created in Search', async () => {
    const { onSearch } = show({});
    await userEvent.click(button('Open in Search'));
    expect(onSearch).toHaveBeenCalledWith('key in (SHOP-7, SHOP-9) ORDER BY key ASC');
  });
});

it('asks Search for a thousand keys at most', () => {
  const keys = Array.from({ length: MOST_KEYS + 5 }, (_, at) => `SHOP-${String(at + 1)}`);
  expect(jqlOfKeys(keys).match(/SHOP-/g)).toHaveLength(MOST_KEYS);
});
