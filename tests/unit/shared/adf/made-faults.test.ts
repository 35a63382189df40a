import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import { findMadeFaults } from '../../../../src/renderer/ui/rich-text-editor/document/made-faults';

const doc = (...content: readonly JsonObject[]): JsonObject => ({ version: 1, type: 'doc', content });
const strange: JsonObject = { type: 'hologram', attrs: { x: 1 } };
const words = (text: string): JsonObject => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('faults that an edit made', () => {
  it('are not those that Jira sent, wherever the node stands now', () => {
    expect(findMadeFaults(doc(words('a'), strange), doc(strange, words('b')))).toEqual([]);
  });

  it('are told with their path', () => {
    const heading = { type: 'heading', attrs: { level: 9 } };
    expect(findMadeFaults(doc(strange), doc(strange, heading)).map(({ path }) => path)).toEqual([
      'content[1].attrs.level',
    ]);
    expect(findMadeFaults(null, doc(heading)).map(({ path }) => path)).toEqual(['content[0].attrs.level']);
  });

  it('are told when a part that Jira knows was put where it may not stand', () => {
    const layout: JsonObject = { type: 'rule' };
    const list: JsonObject = { type: 'bulletList', content: [{ type: 'listItem', content: [layout] }] };
    expect(findMadeFaults(doc(layout), doc(list)).map(({ path }) => path)).toEqual([
      'content[0].content[0].content[0]',
    ]);
  });
});
