import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@shared/json';
import { pathInWords } from '@shared/adf/fault-path';
import { findMadeFaults } from '@shared/adf/made-faults';
import { problemOfDocument } from '@shared/adf/problem-of-document';

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

  it('are not an odd attribute or mark of Jira’s beside which something was typed', () => {
    const odd = (text: string): JsonObject => ({
      type: 'paragraph',
      attrs: { colour: 'red' },
      content: [{ type: 'text', text, marks: [{ type: 'blink' }] }],
    });
    expect(findMadeFaults(doc(odd('a')), doc(odd('ab')))).toEqual([]);
    expect(findMadeFaults(doc(words('a')), doc(odd('ab')))).not.toEqual([]);
  });
});

describe('the problem of a document', () => {
  const inCell = doc(words('a'), {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [strange] }] }] },
        ],
      },
    ],
  });

  it('says where in words, and what can be done', () => {
    expect(problemOfDocument(inCell)).toMatch(
      /^Jira would refuse this text at block 2 \(table\) › row 1 › cell 1 › part 1 \(bullet list\) › item 1 › part 1 \(hologram\): "hologram" cannot stand here\. .* Change that part, move it elsewhere or take it out\.$/,
    );
  });

  it('is none where Jira sent it so, and none of what was no document', () => {
    expect(problemOfDocument(inCell, inCell)).toBeNull();
    expect(problemOfDocument(doc(words('a')), 'the text of an older day')).toBeNull();
  });

  it('says how many there are more, and how much is too long', () => {
    const heading = { type: 'heading', attrs: { level: 9 } };
    expect(problemOfDocument(doc(heading, { ...heading, attrs: { level: 0 } }))).toContain('1 more like it.');
    expect(problemOfDocument(doc(words('x'.repeat(32_770))))).toBe('At most 32,767 characters: 3 too many.');
  });

  it('names attributes, marks and the root', () => {
    const marked = doc({ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'blink' }] }] });
    expect(pathInWords(marked, 'content[0].content[0].marks[0]')).toBe(
      'block 1 (paragraph) › part 1 (text) › mark 1 (blink)',
    );
    expect(pathInWords(doc({ type: 'heading', attrs: { level: 9 } }), 'content[0].attrs.level')).toBe(
      'block 1 (heading) › “level”',
    );
    expect(pathInWords(marked, 'document')).toBe('the document itself');
  });
});
