import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IssueRow } from '@shared/jira/issue';
import { pushToCache } from '../../../../../src/renderer/app/push-to-cache';
import { SearchPage } from '../../../../../src/renderer/features/search/search-page';
import { ACCOUNT, renderAtSite, SITE } from '../../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../../fake-bridge';

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

describe('a list of one page', () => {
  it('follows the mirror by itself', async () => {
    pages = 1;
    await opened();
    tellOfOthers();
    await waitFor(() => expect(main.asked('issues.search')).toHaveLength(2));
    expect(screen.queryByText(/newer results/)).toBeNull();
  });
});
