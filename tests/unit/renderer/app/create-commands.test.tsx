import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { CommandPalette } from '../../../../src/renderer/app/command-palette';
import { useNavigation } from '../../../../src/renderer/app/navigation';
import { useCreateCommands } from '../../../../src/renderer/app/use-create-commands';
import { useWishes } from '../../../../src/renderer/features/create/templates/wishes';
import { ACCOUNT, renderAtSite, SITE } from '../at-a-site';
import { fakeMain, fresh, type FakeMain } from '../fake-bridge';

const REF = { accountId: ACCOUNT.id, cloudId: SITE.cloudId };
const project = (id: string, key: string, name: string) => ({
  id,
  key,
  name,
  style: 'company-managed' as const,
  typeKey: 'software',
});
const type = (id: string, name: string, subtask = false) => ({ id, name, description: '', subtask, hierarchyLevel: 0 });

let main: FakeMain;
beforeEach(() => {
  useWishes.setState({ wish: null });
  useNavigation.getState().go({ screen: 'search' });
  main = fakeMain({
    'create.projects': () => fresh([project('1', 'PAY', 'Payments'), project('2', 'SHOP', 'Storefront')]),
    'create.issueTypes': ({ projectId }) => fresh([type(`${projectId}4`, 'Bug'), type(`${projectId}9`, 'Part', true)]),
    'create.loadDraft': () => succeed({ id: 'd', draft: { projectId: '2', issueTypeId: '29' }, savedAt: 1 }),
  });
});

function Palette() {
  const [typed, setTyped] = useState('');
  return (
    <CommandPalette
      open
      onOpenChange={() => undefined}
      commands={useCreateCommands(REF, typed)}
      onQuery={setTyped}
      onOpen={() => undefined}
      find={() => Promise.resolve({ hits: [], of: 0 })}
      onOpenIssue={() => undefined}
    />
  );
}

async function typeIn(words: string): Promise<void> {
  renderAtSite(<Palette />);
  await userEvent.type(await screen.findByRole('combobox', { name: 'Command or issue key' }), words);
}

it('“create bug” opens the form of that type in the project of the form', async () => {
  await typeIn('create bug');
  await userEvent.click(await screen.findByRole('option', { name: /Create Bug in Storefront/ }));
  expect(useWishes.getState().wish).toEqual({ do: 'new-at', projectId: '2', issueTypeId: '24' });
  expect(useNavigation.getState().place).toMatchObject({ screen: 'create' });
});

it('“create bug in pay” takes the project that is named', async () => {
  await typeIn('create bug in pay');
  await userEvent.click(await screen.findByRole('option', { name: /Create Bug in Payments/ }));
  expect(useWishes.getState().wish).toEqual({ do: 'new-at', projectId: '1', issueTypeId: '14' });
});

it('nothing is asked before somebody types what to create', async () => {
  await typeIn('bug');
  expect(main.asked('create.projects')).toEqual([]);
  expect(main.asked('create.issueTypes')).toEqual([]);
});
