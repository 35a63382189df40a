import { expect, it } from 'vitest';
import { countWords } from '../../../../src/renderer/ui/picker/count-words';
import type { OptionSearch } from '../../../../src/renderer/ui/picker/use-option-search';

const found = (count: number): OptionSearch => ({
  state: 'ready',
  options: Array.from({ length: count }, (_, index) => ({ id: String(index), label: String(index) })),
  of: null,
  complete: true,
  fromHere: false,
  mayBrowse: null,
});

it('counts one match as one, with and without a name for what is counted', () => {
  expect(countWords(found(1), 'blo', null)).toBe('1 match');
  expect(countWords(found(4), 'blo', null)).toBe('4 matches');
  expect(countWords(found(1), 'mar', { one: 'person', many: 'people' })).toBe('1 person matches');
  expect(countWords(found(4), 'mar', { one: 'person', many: 'people' })).toBe('4 people match');
});
