import { expect, it } from 'vitest';
import type { ChangeInput } from '@shared/ipc/change-input';
import { succeed } from '@shared/ipc/outcome';
import { outboxHandlers } from '../../../../../src/main/features/outbox/handlers';
import { Journal } from '../../../../../src/main/outbox/journal';
import { createOutbox } from '../../../../../src/main/outbox/outbox';
import { aChange, SITE } from '../../outbox/a-change';
import { asRemote, temporaryConnection } from '../../storage/temporary-database';

const SAID: ChangeInput = { kind: 'comment', body: { type: 'doc', version: 1, content: [] } };

function handlersOf(journal: Journal) {
  const outbox = createOutbox({
    journal: asRemote(journal),
    runner: { wake: () => undefined, settled: () => Promise.resolve(null) },
    now: () => 1_000,
    findIssue: () => Promise.resolve(succeed(null)),
    changed: () => undefined,
  });
  return outboxHandlers({ outbox, chooseFiles: () => Promise.resolve([]), now: () => 1_000 });
}

it('says something of an issue that is not in Jira yet, once that is there and not before', async () => {
  const journal = new Journal(temporaryConnection());
  journal.add(aChange('create'), null);
  const added = await handlersOf(journal)['changes.add']({ site: SITE, issue: null, input: SAID, after: 'create' });
  const id = added.ok ? added.value.id : '';
  expect(journal.get(SITE, id)).toMatchObject({ kind: 'comment', after: 'create', issueKey: null });
  journal.move(SITE, 'create', ['queued'], { state: 'sending' }, 'Sent', 1);
  journal.move(SITE, 'create', ['sending'], { state: 'applied', issueId: '7', issueKey: 'SHOP-7' }, 'There', 2);
  expect(journal.get(SITE, id)).toMatchObject({ issueKey: 'SHOP-7' });
});

it('refuses a change that is of no issue and follows none', async () => {
  const handlers = handlersOf(new Journal(temporaryConnection()));
  const added = await handlers['changes.add']({ site: SITE, issue: null, input: SAID, after: null });
  expect(added).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
});
