import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '@shared/ipc/outcome';
import type { IssueRow } from '@shared/jira/issue';
import { pushToCache } from '../../../../../src/renderer/app/push-to-cache';
import { SearchPage } from '../../../../../src/renderer/features/search/search-page';
import { ACCOUNT, renderAtSite, SITE } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';
import { aChange, QUEUED, REFUSED } from '../outbox/a-change';

const row = (number: number): IssueRow => ({
  id: String(number),
  key: `SHOP-${number}`,
  summary: `Issue ${number}`,
  issueType: null,
  status: null,
  priority: null,
  assignee: null,
  created: null,
  updated: null,
});

let main: FakeMain;
let pages: number;

beforeEach(() => {
  pages = 3;
  main = fakeMain({
    'issues.search': ({ nextPageToken }) => {
      const at = Number(nextPageToken ?? '0');
      const next = at + 1 < pages ? String(at + 1) : null;
      return fresh({ rows: [row(2 * at + 1), row(2 * at + 2)], nextPageToken: next, total: 2 * pages });
    },
    'outbox.list': () => succeed([]),
  });
});

/** Few rows are near their end at once: all pages are read as if the person had scrolled on. */
async function opened() {
  const view = renderAtSite(
    <SearchPage onCreate={() => undefined} onOpen={() => undefined} renderIssue={(issueKey) => <p>{issueKey}</p>} />,
  );
  pushToCache(view.client);
  await waitFor(() => expect(main.asked('issues.search')).toHaveLength(pages));
  return view;
}

function tellOfOthers(): void {
  const site = { accountId: ACCOUNT.id, cloudId: SITE.cloudId };
  act(() => main.push('mirror.changed', { site, topics: ['search:x:'] }));
}

describe('a list that was scrolled on', () => {
  it('is not read again when the window gets the focus or the mirror learns of other results', async () => {
    const user = userEvent.setup();
    await opened();
    act(() => void window.dispatchEvent(new Event('visibilitychange')));
    tellOfOthers();
    const again = await screen.findByRole('button', { name: 'Jira has newer results: read again' });
    expect(main.asked('issues.search')).toHaveLength(3);

    pages = 1;
    await user.click(again);
    await waitFor(() => expect(again).not.toBeInTheDocument());
    expect(screen.getAllByRole('option')).toHaveLength(2);
    expect(main.asked('issues.search').map(({ nextPageToken }) => nextPageToken)).toEqual([null, '1', '2', null]);
  });

  it('is found as it was after the issue that was opened from it', async () => {
    const view = await opened();
    view.rerender(<p>An issue</p>);
    view.rerender(
      <SearchPage onCreate={() => undefined} onOpen={() => undefined} renderIssue={(issueKey) => <p>{issueKey}</p>} />,
    );
    expect(screen.getAllByRole('option')).toHaveLength(6);
    expect(main.asked('issues.search')).toHaveLength(3);
  });
});

describe('a search that Jira could not be asked', () => {
  const DOWN = {
    kind: 'unavailable',
    status: 503,
    detail: '',
    retryAt: new Date(2026, 8, 1, 14, 5).getTime(),
  } as const;
  const show = () =>
    renderAtSite(
      <SearchPage onCreate={() => undefined} onOpen={() => undefined} renderIssue={(issueKey) => <p>{issueKey}</p>} />,
    );

  it('says why, and that what it shows is the mirror’s', async () => {
    main.answers['issues.search'] = () =>
      succeed({ value: { rows: [row(1)], nextPageToken: null, total: 1 }, fetchedAt: 0, trouble: DOWN });
    show();
    expect(
      await screen.findByText('Jira could not be asked: Atlassian is down for maintenance, next try 14:05.'),
    ).toBeVisible();
    expect(screen.getByText(/Shown is what the mirror has/)).toBeVisible();
    expect(screen.getAllByRole('option')).toHaveLength(1);
  });

  it('never says to mend the query where there is nothing to show: the query is not what is wrong', async () => {
    main.answers['issues.search'] = () => fail(DOWN);
    main.answers['sync.state'] = () => fail({ kind: 'storage', detail: '' });
    show();
    expect(await screen.findByText(/Jira could not be asked: Atlassian is down for maintenance/)).toBeVisible();
    expect(screen.queryByText(/mended/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Ask Jira again' })).toBeVisible();
  });

  it('offers to sign in where that is what helps', async () => {
    main.answers['issues.search'] = () =>
      succeed({
        value: { rows: [row(1)], nextPageToken: null, total: 1 },
        fetchedAt: 0,
        trouble: { kind: 'signed-out', accountId: ACCOUNT.id },
      });
    show();
    expect(await screen.findByText('Jira could not be asked: this account is signed out.')).toBeVisible();
  });
});

describe('a list of one page', () => {
  it('follows the mirror by itself', async () => {
    pages = 1;
    await opened();
    tellOfOthers();
    await waitFor(() => expect(main.asked('issues.search')).toHaveLength(2));
    expect(screen.queryByText(/newer results/)).toBeNull();
  });
});

describe('a row of an issue that is being changed', () => {
  it('says so: a mark while it waits, and the word when Jira refused it', async () => {
    pages = 1;
    const body = {
      kind: 'edit',
      fields: [
        {
          fieldId: 'summary',
          name: 'Summary',
          schema: { type: 'string' },
          operations: ['set'],
          base: 'Issue 1',
          mine: 'Renamed',
        },
      ],
    };
    main.answers['outbox.list'] = () =>
      succeed([
        aChange('a', QUEUED, { issueKey: 'SHOP-1', body }),
        aChange('b', REFUSED, { issueKey: 'SHOP-2', body }),
      ]);
    await opened();
    const [first, second] = await screen.findAllByRole('option');
    await waitFor(() => expect(first).toHaveTextContent('Renamed'));
    expect(first).toHaveTextContent('Waiting to be sent');
    expect(second).toHaveTextContent('Issue 2');
    expect(second).toHaveTextContent('Refused');
  });
});
