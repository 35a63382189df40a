import { describe, expect, it } from 'vitest';
import type { Change, ChangeState } from '@shared/ipc/change';
import type { JsonObject } from '@shared/json';
import {
  draftFromJson,
  draftToJson,
  EMPTY_DRAFT,
  isUntouched,
  withoutSent,
  withRestored,
  type Draft,
} from '../../../../../src/renderer/features/create/drafts/draft';
import { countedFollowers, followersOf } from '../../../../../src/renderer/features/create/ended/followers';
import {
  addFiles,
  isPicture,
  putBack,
  removeFiles,
} from '../../../../../src/renderer/features/create/files/form-files';
import { sentApart } from '../../../../../src/renderer/features/create/ended/sent-apart';
import { field } from '../../../shared/fields/sample-fields';

const file = (id: string) => ({ id, name: `${id}.txt`, size: 3 });
const [a, b, c] = [file('a'), file('b'), file('c')];
const holding = (...files: readonly (typeof a)[]): Draft => addFiles(EMPTY_DRAFT, files);

describe('the files of a draft', () => {
  it('are after a restart what they were', () => {
    const draft = holding(a, b);
    expect(draftFromJson(JSON.parse(JSON.stringify(draftToJson(draft))) as JsonObject)).toEqual(draft);
    expect(draftFromJson({ ...draftToJson(draft), files: ['a', { id: 7 }] }).files).toBeUndefined();
  });

  it('alone are worth keeping a draft for', () => {
    expect(isUntouched(holding(a))).toBe(false);
    expect(isUntouched(removeFiles(holding(a), [a]))).toBe(true);
  });

  it('are there once, and go back to where they stood', () => {
    expect(addFiles(holding(a), [a, b]).files).toEqual([a, b]);
    expect(putBack(holding(a, c), b, 1).files).toEqual([a, b, c]);
    expect(putBack(holding(a, b, c), b, 1).files).toEqual([a, b, c]);
    expect(putBack(EMPTY_DRAFT, a, 5).files).toEqual([a]);
  });

  it('leave with the form that was sent, but for what was added since', () => {
    expect(withoutSent(holding(a, b), holding(a)).files).toEqual([b]);
    expect(withoutSent(holding(a), holding(a)).files).toBeUndefined();
  });

  it('come back with a form that was cleared, before what was added since', () => {
    expect(withRestored(holding(c), holding(a, b)).files).toEqual([a, b, c]);
  });

  it('are tried as pictures by the end of their name', () => {
    expect(['x.PNG', 'x.jpeg', 'x.svg', 'png', 'x.png.exe'].map((name) => isPicture({ name }))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('what follows the issue', () => {
  const change = (id: string, kind: Change['kind'], status: ChangeState, after = 'create-1'): Change => ({
    id,
    accountId: 'account-1',
    cloudId: 'cloud-1',
    kind,
    title: id,
    subtitle: '',
    issueKey: null,
    after,
    groupId: null,
    paused: false,
    createdAt: 1,
    body: {},
    status,
    history: [],
  });
  const there: ChangeState = { state: 'applied', issueId: '1', issueKey: 'SHOP-1' };
  const waits: ChangeState = { state: 'queued', reason: null };

  it('is counted, files and links apart', () => {
    const of = (...changes: Change[]) => countedFollowers(changes);
    expect(of(change('a', 'attach', there), change('b', 'attach', waits))).toBe('1 of 2 files are in Jira.');
    expect(of(change('a', 'attach', there), change('b', 'attach', there), change('c', 'link', waits))).toBe(
      'All 2 files are in Jira. The link is not in Jira yet.',
    );
    expect(of(change('c', 'link', there))).toBe('The link is in Jira.');
  });

  it('is what waits for this create and was not given up, oldest first', () => {
    const changes = [
      change('late', 'link', waits),
      change('gone', 'attach', { state: 'discarded' }),
      change('child', 'create', waits),
      change('early', 'attach', there),
      change('other', 'attach', there, 'create-2'),
    ];
    expect(followersOf(changes, 'create-1').map(({ id }) => id)).toEqual(['early', 'late']);
  });
});

describe('what is sent apart from the create', () => {
  const links = field({ type: 'array', items: 'issuelinks', system: 'issuelinks' }, { operations: ['add'] });
  const link = { add: { type: { name: 'Blocks' }, outwardIssue: { key: 'SHOP-9' } } };
  const body = { fields: {}, update: { issuelinks: [link, link] } };

  it('is named, and is nothing where the form requires its links', () => {
    expect(sentApart({ body }, [links], [a])).toBe(
      'Sent after it, each by itself: 2 links (update.issuelinks), one file.',
    );
    expect(sentApart({ body }, [{ ...links, required: true }], [])).toBeNull();
    expect(sentApart(null, [], [a, b])).toBe('Sent after it, each by itself: 2 files.');
  });
});
