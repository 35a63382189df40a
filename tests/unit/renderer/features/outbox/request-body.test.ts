import { describe, expect, it } from 'vitest';
import { requestBodyOf } from '../../../../../src/renderer/features/outbox/request-body';
import { aChange, QUEUED } from './a-change';

const PROPERTIES = [{ key: 'workbench.change', value: { id: 'a~1' } }];

describe('the request that is shown', () => {
  it('holds the marker of a comment, that of its present wording', () => {
    const body = { kind: 'comment', body: { type: 'doc' } };
    const shown = requestBodyOf(aChange('a', QUEUED, { kind: 'comment', marker: 'a~1', body }));
    expect(shown).toEqual({ body: { type: 'doc' }, properties: PROPERTIES });
  });

  it('holds the marker of a worklog, and its start in the form in which Jira takes it', () => {
    const body = { kind: 'worklog', timeSpentSeconds: 60, started: '2026-01-02T03:04:05.000Z', comment: null };
    const shown = requestBodyOf(aChange('a', QUEUED, { kind: 'worklog', marker: 'a~1', body }));
    expect(shown).toMatchObject({ timeSpentSeconds: 60, properties: PROPERTIES });
    expect(shown['started']).toMatch(/^2026-01-0\dT\d\d:\d\d:05\.000[+-]\d{4}$/);
  });
});
