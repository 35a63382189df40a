import { expect, it } from 'vitest';
import { followUpInputs } from '../../../../src/renderer/ui/change/follow-up-fields';

const issue = (key: string) => ({ key, summary: `Summary of ${key}` });

it('makes one change of a comment, and one of each link', () => {
  const body = { type: 'doc', version: 1, content: [] };
  expect(followUpInputs('comment', body)).toEqual([{ kind: 'comment', body }]);
  const links = [
    { typeId: '1', typeName: 'Blocks', direction: 'outward', words: 'blocks', issue: issue('SHOP-2') },
    { typeId: '1', typeName: 'Blocks', direction: 'inward', words: 'is blocked by', issue: issue('SHOP-3') },
  ];
  expect(followUpInputs('link', links)).toEqual([
    { kind: 'link', typeName: 'Blocks', direction: 'outward', otherKey: 'SHOP-2' },
    { kind: 'link', typeName: 'Blocks', direction: 'inward', otherKey: 'SHOP-3' },
  ]);
});
