import { waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { SiteRead } from '@shared/ipc/bulk';
import { fail, succeed } from '@shared/ipc/outcome';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { OpenEngine } from '../../../../../src/renderer/features/bulk-create/engine/engine-port';
import { SheetSession } from '../../../../../src/renderer/features/bulk-create/session/sheet-session';
import { answer, SITE } from '../../../../support/bulk/sample-site';
import { fakeMain, type FakeMain } from '../../fake-bridge';

const ACCOUNT = { accountId: 'account', cloudId: 'cloud' };
const TABLE = {
  name: 'Sheet',
  header: ['Title', 'Kind', 'Area', 'Owner'],
  rows: [
    { line: 2, cells: ['Size guide opens late', 'Task', 'Gift wrap', ''] },
    { line: 3, cells: ['Voucher hint is cut off', 'Task', '', 'Nobody Here'] },
  ],
  notes: [],
};

const inThread: OpenEngine = (hear) => {
  const engine = new BulkEngine((message) => queueMicrotask(() => hear(structuredClone(message))));
  return { ask: (message) => engine.receive(structuredClone(message)), close: () => undefined };
};

/** The project as Jira has it by now. */
let inJira: SiteRead;
let isThere: boolean;
let main: FakeMain;

beforeEach(() => {
  inJira = SITE;
  isThere = false;
  main = fakeMain({
    'bulk.start': () => succeed(null),
    'bulk.saveSettings': () => succeed(null),
    'bulk.site': () => succeed(inJira),
    'bulk.known': () => succeed([]),
    'bulk.terms': () => succeed({ perRequest: 50, pointsPerIssue: 1, issuesPerSecond: 20 }),
    'bulk.memory': () => succeed(null),
    'bulk.lookUp': ({ questions }) =>
      succeed(
        Object.fromEntries(
          questions.map((question) => [
            question.key,
            isThere
              ? ({ state: 'exact', choice: { id: 'new-person', label: 'Nobody Here', hierarchyLevel: null } } as const)
              : answer(question),
          ]),
        ),
      ),
  });
});

async function planned(): Promise<SheetSession> {
  const session = SheetSession.begin({ site: ACCOUNT, openEngine: inThread }, 'plan.csv', JSON.stringify(TABLE));
  session.project.choose(SITE.project.id);
  await waitFor(() => expect(session.store.getState().plan?.counts).toMatchObject({ problem: 2, asking: 0 }));
  return session;
}

/** The project with one component more, as an admin would add it. */
function withComponent(site: SiteRead, name: string): SiteRead {
  const types = site.types.map((type) => ({
    ...type,
    fields: type.fields.map((field) =>
      field.fieldId === 'components'
        ? { ...field, allowedValues: [...(field.allowedValues ?? []), { id: '10999', name }] }
        : field,
    ),
  }));
  return { ...site, types };
}

it('takes in a component that an admin has added and a person who was let in, once it is told to read again', async () => {
  const session = await planned();
  inJira = withComponent(SITE, 'Gift wrap');
  isThere = true;
  session.project.readAgain();
  await waitFor(() => expect(session.store.getState().plan?.counts).toMatchObject({ ready: 2, problem: 0 }));
  expect(main.asked('bulk.site').map(({ fresh }) => fresh)).toEqual([false, true]);
});

it('holds rows against the fields that the mirror has read behind, in one reading for all types', async () => {
  const session = await planned();
  inJira = withComponent(SITE, 'Gift wrap');
  for (let type = 0; type < 5; type += 1) session.project.moved(SITE.project.id);
  session.project.moved('another');
  await waitFor(() => expect(session.store.getState().plan?.counts).toMatchObject({ ready: 1, problem: 1 }));
  expect(main.asked('bulk.site')).toHaveLength(2);
});

it('says so when issues that exist could not be read, and plans all the same', async () => {
  main.answers['bulk.known'] = () => fail({ kind: 'storage', detail: 'The mirror is being repaired.' });
  const session = await planned();
  expect(session.store.getState().unread).toMatchObject({ kind: 'storage' });
});

it('writes nothing over what it remembered of other headers when that cannot be read, and says so', async () => {
  main.answers['bulk.memory'] = () => fail({ kind: 'storage', detail: 'The disk is busy.' });
  const session = await planned();
  expect(await session.mapped()).toMatchObject({ kind: 'storage' });
  expect(main.asked('bulk.remember')).toEqual([]);
});
