import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { EMPTY_DRAFT } from '../../../../../src/renderer/features/create/drafts/draft';
import { MendedElsewhereNotice } from '../../../../../src/renderer/features/create/submit/mended-elsewhere-notice';
import { useMending } from '../../../../../src/renderer/features/create/submit/use-mending';
import { useSite } from '../../../../../src/renderer/ui/session/site-context';
import { renderAtSite } from '../../at-a-site';
import { fakeMain } from '../../fake-bridge';
import { aChange, QUEUED, REFUSED } from '../outbox/a-change';

function Form({ replaces, sending = false }: { readonly replaces: string | null; readonly sending?: boolean }) {
  const { ref } = useSite();
  return <p>{useMending(ref, replaces, sending) ? 'mends' : 'makes'}</p>;
}

describe('a form that mends a change of another project', () => {
  it('says of which, and lets it stand by itself on demand', async () => {
    const body = { fields: { project: { id: '10020' }, issuetype: { id: '10004' } } };
    fakeMain({
      'outbox.list': () =>
        succeed([{ ...aChange('refused', REFUSED), body, title: 'Voucher', subtitle: 'SHOP · Bug' }]),
    });
    const apart = vi.fn<() => void>();
    const at = (projectId: string) => (
      <MendedElsewhereNotice
        draft={{ ...EMPTY_DRAFT, projectId, issueTypeId: '10004', replaces: 'refused' }}
        onApart={apart}
      />
    );
    const view = renderAtSite(at('10022'));
    await screen.findByText('This form mends “Voucher” of SHOP · Bug.');
    await userEvent.click(screen.getByRole('button', { name: 'Make it another issue' }));
    expect(apart).toHaveBeenCalledOnce();
    view.rerender(at('10020'));
    expect(screen.queryByText(/This form mends/)).toBeNull();
  });
});

describe('a form that mends a change', () => {
  const main = () =>
    fakeMain({
      'outbox.list': () => succeed([aChange('waits', QUEUED), aChange('refused', REFUSED)]),
      'outbox.mending': () => succeed(null),
    });

  it('holds one that waits back, and lets it go once the form is left', async () => {
    const asked = main();
    const view = renderAtSite(<Form replaces="waits" />);
    await screen.findByText('mends');
    view.unmount();
    expect(asked.asked('outbox.mending').map(({ changeId, open }) => [changeId, open])).toEqual([
      ['waits', true],
      ['waits', false],
    ]);
  });

  it('lets it go once the form is cleared', async () => {
    const asked = main();
    const view = renderAtSite(<Form replaces="waits" />);
    await screen.findByText('mends');
    view.rerender(<Form replaces={null} />);
    await waitFor(() => expect(asked.asked('outbox.mending').at(-1)?.open).toBe(false));
  });

  it('leaves it to what takes its place while that is being sent', async () => {
    const asked = main();
    const view = renderAtSite(<Form replaces="waits" />);
    await screen.findByText('mends');
    view.rerender(<Form replaces="waits" sending />);
    view.unmount();
    expect(asked.asked('outbox.mending').map(({ open }) => open)).toEqual([true]);
  });

  it('has nothing to hold back where Jira refused the change', async () => {
    const asked = main();
    renderAtSite(<Form replaces="refused" />);
    await waitFor(() => expect(asked.asked('outbox.list')).toHaveLength(1));
    expect(asked.asked('outbox.mending')).toEqual([]);
  });
});
