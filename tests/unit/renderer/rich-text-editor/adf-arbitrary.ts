import * as fc from 'fast-check';
import { ADF_SCHEMA, resolve } from '@shared/adf/schema-node';
import type { SchemaNode } from '@shared/adf/schema-node';
import type { JsonObject, JsonValue } from '@shared/json';

/** From this depth on each choice takes the branch that ends soonest. */
const DEEP = 9;

const heights = new Map<SchemaNode, number>();

/** How many levels a value of this schema needs at least. */
function height(schema: SchemaNode, seen: ReadonlySet<SchemaNode> = new Set()): number {
  const node = merged(schema);
  const known = heights.get(node);
  if (known !== undefined) return known;
  if (seen.has(node)) return Infinity;
  const inside = new Set([...seen, node]);
  const found = measure(node, inside);
  // What was cut off by a cycle is not the last word.
  if (found < Infinity && seen.size === 0) heights.set(node, found);
  return found;
}

function measure(node: SchemaNode, seen: ReadonlySet<SchemaNode>): number {
  if (node.anyOf !== undefined) return Math.min(...node.anyOf.map((branch) => height(branch, seen)));
  if (node.type === 'array') {
    if ((node.minItems ?? 0) === 0) return 0;
    const items = itemsOf(node);
    return 1 + height(items[0] ?? {}, seen);
  }
  return Math.max(0, ...(node.required ?? []).map((name) => height(node.properties?.[name] ?? {}, seen)));
}

function itemsOf(node: SchemaNode): readonly SchemaNode[] {
  return Array.isArray(node.items) ? (node.items as readonly SchemaNode[]) : [(node.items ?? {}) as SchemaNode];
}

const merges = new Map<SchemaNode, SchemaNode>();

/** A schema without `$ref` and `allOf`. */
function merged(schema: SchemaNode): SchemaNode {
  const node = resolve(schema);
  if (node.allOf === undefined) return node;
  const known = merges.get(node);
  if (known !== undefined) return known;
  const parts = node.allOf.map(merged);
  const whole: SchemaNode = {
    type: 'object',
    properties: Object.fromEntries(
      parts
        .flatMap(({ properties }) => Object.entries(properties ?? {}))
        // A closed part forbids what another part would describe.
        .filter(([name]) =>
          parts.every((part) => part.additionalProperties !== false || name in (part.properties ?? {})),
        ),
    ),
    required: [...new Set(parts.flatMap(({ required }) => required ?? []))],
  };
  merges.set(node, whole);
  return whole;
}

const made = new Map<SchemaNode, Map<number, fc.Arbitrary<JsonValue>>>();

function valueOf(schema: SchemaNode, depth: number): fc.Arbitrary<JsonValue> {
  const node = merged(schema);
  const byDepth = made.get(node) ?? new Map<number, fc.Arbitrary<JsonValue>>();
  made.set(node, byDepth);
  const known = byDepth.get(depth);
  if (known !== undefined) return known;
  const fresh = make(node, depth);
  byDepth.set(depth, fresh);
  return fresh;
}

function make(node: SchemaNode, depth: number): fc.Arbitrary<JsonValue> {
  if (node.anyOf !== undefined) return oneBranch(node.anyOf, depth);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  switch (node.type) {
    case 'string':
      return node.pattern === undefined ? words(node.minLength ?? 0) : fc.stringMatching(new RegExp(node.pattern, 'u'));
    case 'number':
      return number(node.minimum ?? -2000, node.maximum ?? 2000);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return list(node, depth);
    case 'object':
      return object(node, depth);
    default:
      return fc.constantFrom<JsonValue>({}, 'free', 7, null, [1, { b: 2, a: [] }], { z: { y: null }, a: 'x' });
  }
}

function oneBranch(branches: readonly SchemaNode[], depth: number): fc.Arbitrary<JsonValue> {
  const least = Math.min(...branches.map((branch) => height(branch)));
  const taken = depth < DEEP ? branches : branches.filter((branch) => height(branch) === least);
  return fc.oneof(...taken.map((branch) => valueOf(branch, depth)));
}

function words(least: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      'a',
      'Alpha beta',
      '  ',
      'x\ny',
      '😀',
      '<b>&amp;',
      'javascript:alert(1)',
      'https://example.com/a?b=c',
    ),
    fc.string({ minLength: least, maxLength: 8, unit: 'grapheme' }),
  );
}

function number(least: number, most: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: Math.max(least, 1), max: Math.min(most, 3) }) },
    fc.integer({ min: least, max: most }),
    fc.double({ min: least, max: most, noNaN: true }),
  );
}

function list(node: SchemaNode, depth: number): fc.Arbitrary<JsonValue> {
  const least = node.minItems ?? 0;
  const items = itemsOf(node);
  if (Array.isArray(node.items)) {
    const most = Math.min(node.maxItems ?? items.length, items.length);
    return fc
      .integer({ min: least, max: most })
      .chain((count) => fc.tuple(...items.slice(0, count).map((item) => valueOf(item, depth + 1))));
  }
  const room = depth >= DEEP ? 0 : depth <= 1 ? 4 : 3;
  const most = Math.min(node.maxItems ?? Infinity, Math.max(least, room));
  return fc.array(valueOf(items[0] ?? {}, depth + 1), { minLength: least, maxLength: most, size: 'max' });
}

/** Every subset of the optional keys, in every order. */
function object(node: SchemaNode, depth: number): fc.Arbitrary<JsonValue> {
  const names = Object.keys(node.properties ?? {});
  const required = new Set(node.required ?? []);
  // Content is what makes a document: left out now and then where it may be.
  const always = names.filter((name) => required.has(name));
  const often = names.filter((name) => name === 'content' && !required.has(name));
  const optional = names.filter((name) => !required.has(name) && name !== 'content');
  return fc
    .tuple(
      fc.subarray(optional),
      fc.integer({ min: 0, max: 5 }).map((dice) => (dice === 0 ? [] : often)),
      fc.infiniteStream(fc.nat()),
    )
    .chain(([some, content, order]) => {
      const taken = [...always, ...some, ...content]
        .map((name) => ({ name, at: Number(order.next().value) }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ name }) => name);
      return fc
        .tuple(...taken.map((name) => valueOf(node.properties?.[name] ?? {}, depth)))
        .map((values) => Object.fromEntries(taken.map((name, index) => [name, values[index]])));
    });
}

/** Documents that fit Atlassian's schema, made from the schema itself: whatever it allows turns up, the odd things too. */
export const adfDocument: fc.Arbitrary<JsonObject> = valueOf(ADF_SCHEMA, 0) as fc.Arbitrary<JsonObject>;

/** A document whose one table has a cell at every place, so that rows and columns can be added to it. */
export const tableDocument: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) => {
    const cell = fc
      .record({
        type: fc.constantFrom('tableCell', 'tableHeader'),
        attrs: fc.record(
          {
            localId: words(0),
            colwidth: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 1 }),
            background: fc.constantFrom('', '#ffffff', 'red'),
            rowspan: fc.constant(1),
            colspan: fc.constant(1),
            valign: fc.constantFrom('top', 'middle', 'bottom'),
          },
          { requiredKeys: [] },
        ),
        content: valueOf({ $ref: '#/definitions/table_cell_content' }, DEEP - 3),
      })
      .map((one) => one as JsonObject);
    const row = fc
      .array(cell, { minLength: columns, maxLength: columns })
      .map((content) => ({ type: 'tableRow', content }));
    return fc
      .array(row, { minLength: rows, maxLength: rows })
      .map((content) => ({ version: 1, type: 'doc', content: [{ content, type: 'table' }] }));
  });

/** How often a property is tried, few times in `npm test` and `most` in the soak, and the seed that `npm test` takes from the commit. */
export function tried(few: number, most = 10_000): { readonly numRuns: number; readonly seed: number } {
  const given = Number.parseInt(process.env['TEST_SEED'] ?? '', 16);
  const seed = (Number.isNaN(given) ? Date.now() : given) | 0;
  return { numRuns: process.env['SOAK'] === undefined ? few : most, seed };
}
