import type { DOMOutputSpec, Node } from '@tiptap/pm/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '@shared/json';
import { adfToEditor } from '../../../../src/renderer/ui/rich-text-editor/document/adf-to-editor';
import { adfDocument, tableDocument, tried } from './adf-arbitrary';
import { opened, through } from './documents';

const limit = process.env['SOAK'] === undefined ? 120_000 : 1_800_000;

const JUNK: readonly JsonValue[] = [
  null,
  true,
  -1,
  1e308,
  '',
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  '<script>alert(1)</script>',
  'constructor',
  '__proto__',
  [],
  [null],
  [[]],
  {},
  { type: 'script' },
  { type: 'constructor', attrs: {} },
  { type: 'heading', attrs: { level: 9 } },
  { type: 'rule', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
  { type: 'text', text: '', marks: null },
  { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }, { type: 'blink' }] },
  { type: 'inlineCard', attrs: { url: 'javascript:alert(1)' } },
  {
    type: 'table',
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1e9 }, content: [] }] }],
  },
  JSON.parse('{"type":"paragraph","__proto__":{"type":"x"},"content":[]}') as JsonValue,
];

const KEYS = ['type', 'attrs', 'content', 'marks', 'text', '__proto__', 'toString', 'onclick', 'version'];

interface Blow {
  readonly at: number;
  readonly how: number;
  readonly junk: number;
  readonly key: number;
}

const blow: fc.Arbitrary<Blow> = fc.record({ at: fc.nat(), how: fc.nat(4), junk: fc.nat(), key: fc.nat() });

const pick = <T>(from: readonly T[], dice: number): T => {
  const one = from[dice % from.length];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
};

/** A copy with one place broken: replaced, left out, doubled, given a foreign key, or its keys turned round. */
function broken(value: JsonValue, { at, how, junk, key }: Blow): JsonValue {
  let places = 0;
  const count = (one: JsonValue): void => {
    places += 1;
    if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) count(inner as JsonValue);
  };
  count(value);
  let left = at % places;
  const walk = (one: JsonValue): JsonValue => {
    left -= 1;
    if (left === -1) return strike(one);
    if (Array.isArray(one)) return one.map((inner: JsonValue) => walk(inner));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner as JsonValue)]));
  };
  const strike = (one: JsonValue): JsonValue => {
    if (how === 0 || typeof one !== 'object' || one === null) return pick(JUNK, junk);
    const entries = Object.entries(one);
    if (Array.isArray(one)) {
      const list = one as readonly JsonValue[];
      return how === 1 ? list.slice(1) : [...list, pick(JUNK, junk)];
    }
    if (how === 1) return Object.fromEntries(entries.slice(1));
    if (how === 2) return Object.fromEntries([...entries, [pick(KEYS, key), pick(JUNK, junk)]]);
    if (how === 3) return Object.fromEntries(entries.toReversed());
    return { type: 'unheardOf', inside: one };
  };
  return walk(value);
}

const TAGS = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li div span input blockquote pre code hr table tbody tr td th br a em strong u s sub sup'.split(
    ' ',
  ),
);

const SHAPES = ['svg', 'path', 'circle'];

/** Every element and attribute that a node would put into the page. */
function expectHarmless(spec: DOMOutputSpec): void {
  if (!Array.isArray(spec)) return;
  const [tag, ...rest] = spec as readonly [string, ...unknown[]];
  // The signs of panels are drawn by shapes of the program's own.
  expect([...TAGS, ...SHAPES.map((shape) => `http://www.w3.org/2000/svg ${shape}`)]).toContain(tag);
  for (const part of rest) {
    if (Array.isArray(part)) expectHarmless(part as unknown as DOMOutputSpec);
    else if (typeof part === 'object' && part !== null) {
      for (const [name, value] of Object.entries(part)) {
        expect(name).not.toMatch(/^(on|src)/i);
        if (name === 'style') expect(value).toMatch(/^--doc-ink: #[0-9a-f]{6}$/i);
        if (name === 'href') expect(value).toMatch(/^(https?|mailto):/);
      }
    }
  }
}

function expectHarmlessDocument(doc: Node): void {
  doc.descendants((node) => {
    if (!node.isText && node.type.spec.toDOM !== undefined) expectHarmless(node.type.spec.toDOM(node));
    for (const mark of node.marks)
      if (mark.type.spec.toDOM !== undefined) expectHarmless(mark.type.spec.toDOM(mark, true));
  });
}

describe('a broken document', () => {
  it(
    'is shown and comes back byte for byte, or is refused with the path of its fault',
    () => {
      const counts = { open: 0, refused: 0 };
      fc.assert(
        fc.property(
          fc.oneof({ weight: 5, arbitrary: adfDocument }, tableDocument),
          fc.array(blow, { minLength: 1, maxLength: 3 }),
          (adf, blows) => {
            const value = blows.reduce<JsonValue>(broken, adf);
            if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
            const document = value as JsonObject;
            const read = adfToEditor(document);
            counts[read.state] += 1;
            const faults = read.state === 'refused' ? read.faults : [{ path: 'none', message: 'none' }];
            expect(faults.filter(({ path, message }) => path !== '' && message !== '')).not.toEqual([]);
            if (read.state === 'refused') return;
            const doc = opened(document);
            expectHarmlessDocument(doc);
            expect(JSON.stringify(through(doc))).toBe(JSON.stringify(document));
          },
        ),
        { ...tried(500) },
      );
      expect(counts.open).toBeGreaterThan(0);
      expect(counts.refused).toBeGreaterThan(0);
      if (process.env['SOAK'] !== undefined) process.stdout.write(`broken documents: ${JSON.stringify(counts)}\n`);
    },
    limit,
  );

  it('is refused, not read, when it is nested without end', () => {
    let block: JsonObject = { type: 'paragraph' };
    for (let level = 0; level < 5000; level += 1) block = { type: 'blockquote', content: [block] };
    expect(adfToEditor({ version: 1, type: 'doc', content: [block] })).toEqual({
      state: 'refused',
      faults: [{ path: 'document', message: 'Nested deeper than 200 levels.' }],
    });
  });

  it('says where, when the root is none', () => {
    expect(adfToEditor({ version: 2, type: 'doc', content: [] })).toMatchObject({
      state: 'refused',
      faults: [{ path: 'version' }],
    });
    expect(adfToEditor({ version: 1, type: 'doc', content: [{ type: 'paragraph' }, null] })).toMatchObject({
      state: 'refused',
      faults: [{ path: 'content[1]' }],
    });
  });
});
