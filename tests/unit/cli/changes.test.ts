import { describe, expect, it } from 'vitest';
import { chooseWay } from '../../../src/cli/commands/link';
import { editsFromSettings } from '../../../src/cli/edits-from-settings';
import { readDuration } from '../../../src/cli/read-duration';
import { aField } from './a-field';

describe('what is written on the command line', () => {
  it('is a time in hours and minutes, and nothing that depends on a site', () => {
    expect(readDuration('1h 30m')).toEqual({ seconds: 5400 });
    expect(readDuration('90m')).toEqual({ seconds: 5400 });
    expect(readDuration('1,5h')).toEqual({ seconds: 5400 });
    for (const wrong of ['2d', '', 'h', '0m', '1h x', '30']) expect(readDuration(wrong)).toHaveProperty('wrong');
  });

  it('is a link as it reads, in either direction', () => {
    const types = [
      { name: 'Blocks', outward: 'blocks', inward: 'is blocked by' },
      { name: 'Relates', outward: 'relates to', inward: 'relates to' },
    ];
    expect(chooseWay('Blocks', types)).toMatchObject({ value: { typeName: 'Blocks', direction: 'outward' } });
    expect(chooseWay('is Blocked by', types)).toMatchObject({ value: { typeName: 'Blocks', direction: 'inward' } });
    expect(chooseWay('relates to', types)).toMatchObject({ value: { typeName: 'Relates', direction: 'outward' } });
    expect(chooseWay('blok', types)).toMatchObject({
      failure: { message: expect.stringContaining('blocks') as unknown },
    });
  });

  it('is an edit of what the issue holds, with a field that is cleared', () => {
    const fields = [aField({ fieldId: 'summary', name: 'Summary' }), aField({ fieldId: 'environment', name: 'Where' })];
    const edits = editsFromSettings({ set: ['summary=New'], clear: ['where'] }, fields, { summary: 'Old' });
    expect(edits).toMatchObject({
      ok: true,
      value: [
        { fieldId: 'summary', base: 'Old', mine: 'New' },
        { fieldId: 'environment', base: null, mine: null },
      ],
    });
    expect(editsFromSettings({ set: ['summary=New'], clear: ['summary'] }, fields, {})).toMatchObject({ ok: false });
    expect(editsFromSettings({ set: [], clear: ['nothing'] }, fields, {})).toMatchObject({ ok: false });
  });
});
