import { useEffect } from 'react';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import type { Found, FoundGroup } from '@shared/ipc/pickers';
import { pushToCache } from '../../../../src/renderer/app/push-to-cache';
import { usePickers } from '../../../../src/renderer/queries/use-pickers';
import { field } from '../../shared/fields/sample-fields';
import { renderAtSite } from '../at-a-site';
import { fakeMain } from '../fake-bridge';

const FIELD = field({ type: 'group', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:grouppicker' });
type Search = (query: string) => Promise<Found<FoundGroup>>;

function Held({ hold }: { readonly hold: (search: Search) => void }) {
  const { searchGroups } = usePickers({ accountId: 'a', cloudId: 'c' }, '', '');
  useEffect(() => hold((query) => searchGroups(FIELD, query, new AbortController().signal)), [hold, searchGroups]);
  return <p>Held</p>;
}

async function pickers(main: ReturnType<typeof fakeMain>) {
  let search: Search | null = null;
  const { client } = renderAtSite(
    <Held
      hold={(given) => {
        search = given;
      }}
    />,
  );
  await screen.findByText('Held');
  const stop = pushToCache(client);
  return {
    main,
    stop,
    groups: (query: string) => search?.(query) ?? Promise.reject(new Error('Nothing to search with.')),
  };
}

it('what was found before is asked again once the network has gone, and says that it is of this computer', async () => {
  let from: Found<FoundGroup>['from'] = 'jira';
  const main = fakeMain({
    'pickers.groups': () => succeed({ items: [], complete: true, from, mayBrowse: null }),
    'app.network': () => succeed({ online: false, since: 0 }),
  });
  const { groups, stop } = await pickers(main);
  expect((await groups('')).from).toBe('jira');
  from = 'computer';
  expect((await groups('')).from).toBe('jira');
  main.push('network.changed', null);
  await waitFor(async () => expect((await groups('')).from).toBe('computer'));
  stop();
});

it('a search that is not permitted names the permission and who can give it', async () => {
  const failure: Failure = { kind: 'not-permitted', messages: [], permission: 'Browse users and groups' };
  const { groups, stop } = await pickers(fakeMain({ 'pickers.groups': () => fail(failure) }));
  await expect(groups('a')).rejects.toThrow(
    'Jira does not let this account do that. It needs the permission Browse users and groups. A Jira admin can give the permission.',
  );
  stop();
});
