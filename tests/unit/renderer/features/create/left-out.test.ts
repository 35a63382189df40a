import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, type Draft } from '../../../../../src/renderer/features/create/drafts/draft';
import { filledIds, leftOutNames, onlyFitting } from '../../../../../src/renderer/features/create/drafts/left-out';
import { field } from '../../../shared/fields/sample-fields';

const SUMMARY = field({ type: 'string', system: 'summary' }, { name: 'Summary' });
const DRAFT: Draft = {
  ...EMPTY_DRAFT,
  values: {
    summary: 'Voucher',
    severity: { id: '1', label: 'High' },
    area: 'x',
    labels: [],
    environment: null,
    note: '',
  },
  names: { summary: 'Summary', severity: 'Severity', labels: 'Labels' },
};

describe('what was typed and has no field in the form', () => {
  it('is named as its field was called, or by its id where nobody knows', () => {
    expect(leftOutNames(DRAFT, [SUMMARY])).toEqual(['Severity', 'area']);
  });

  it('is not spoken of where it was emptied', () => {
    expect(filledIds(DRAFT)).toEqual(['summary', 'severity', 'area']);
  });

  it('is not sent, and what fits is, also what was emptied on purpose', () => {
    const environment = field({ type: 'string', system: 'environment' });
    expect(onlyFitting(DRAFT, [SUMMARY, environment]).values).toEqual({ summary: 'Voucher', environment: null });
  });

  it('is named too where the form only shows its field, since nothing of it would be sent', () => {
    const shown = [
      field({ type: 'string', system: 'environment' }, { name: 'Environment', operations: [] }),
      field({ type: 'status', system: 'status' }, { name: 'Status' }),
    ];
    const draft: Draft = {
      ...EMPTY_DRAFT,
      values: { environment: 'x', status: { id: '1', label: 'Done' } },
      names: { environment: 'Environment', status: 'Status' },
    };
    expect(leftOutNames(draft, shown)).toEqual(['Environment', 'Status']);
    expect(onlyFitting(draft, shown).values).toEqual({});
  });

  it('is so of files where the form takes none', () => {
    const attachment = field({ type: 'array', items: 'attachment', system: 'attachment' }, { operations: [] });
    const draft: Draft = { ...EMPTY_DRAFT, files: [{ id: 'a', name: 'a.txt', size: 1 }] };
    expect(leftOutNames(draft, [SUMMARY])).toEqual(['a file']);
    expect(onlyFitting(draft, [SUMMARY]).files).toBeUndefined();
    expect(leftOutNames(draft, [SUMMARY, attachment])).toEqual([]);
    expect(onlyFitting(draft, [SUMMARY, attachment]).files).toEqual(draft.files);
  });
});
