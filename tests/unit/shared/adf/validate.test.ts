import Ajv from 'ajv-draft-04';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADF_SCHEMA } from '@shared/adf/schema-node';
import { findAdfFaults } from '@shared/adf/validate';
import { isJsonObject } from '@shared/json';
import type { JsonObject, JsonValue } from '@shared/json';
import { doc, line, mark, paragraph, SAMPLES, text } from './sample-documents';

describe('documents that fit', () => {
  for (const [name, { document }] of Object.entries(SAMPLES)) {
    it(`takes ${name}`, () => {
      expect(findAdfFaults(document)).toEqual([]);
    });
  }

  it('has a sample of every node that the schema defines', () => {
    const used = JSON.stringify(Object.values(SAMPLES).map(({ document }) => document));
    const nodeTypes = Object.entries(ADF_SCHEMA.definitions)
      .filter(([name]) => name.endsWith('_node'))
      .flatMap(([, definition]) => definition.properties?.['type']?.enum ?? []);
    expect(nodeTypes.length).toBeGreaterThan(40);
    expect(nodeTypes.filter((type) => !used.includes(JSON.stringify(type)))).toEqual([]);
  });
});

const at = (path: string, message: string): { path: string; message: string } => ({ path, message });

describe('documents that Jira would refuse, with the place', () => {
  it.each<[string, JsonValue, { path: string; message: string }]>([
    ['a text', 'Hello', at('document', 'This has to be an object.')],
    ['no version', { type: 'doc', content: [] }, at('version', 'This is missing.')],
    ['version 2', { type: 'doc', version: 2, content: [] }, at('version', '2 is not accepted here. Accepted: 1.')],
    ['an empty text', doc(line('')), at('content[0].content[0].text', 'This must not be empty.')],
    [
      'a heading of level 7',
      doc(line('a'), line('b'), { type: 'heading', attrs: { level: 7 } }),
      at('content[2].attrs.level', '7 is more than 6.'),
    ],
    [
      'a heading without a level',
      doc({ type: 'heading', attrs: {} }),
      at('content[0].attrs.level', 'This is missing.'),
    ],
    [
      'a colour in words',
      doc(paragraph(text('a', mark('textColor', { color: 'red' })))),
      at('content[0].content[0].marks[0].attrs.color', '"red" does not have the form ^#[0-9a-fA-F]{6}$.'),
    ],
    [
      'bold code',
      doc(paragraph(text('a', mark('strong'), mark('code')))),
      at('content[0].content[0].marks[0]', '"strong" cannot stand here. Allowed: code, link, annotation.'),
    ],
    [
      'bold in a code block',
      doc({ type: 'codeBlock', content: [text('a', mark('strong'))] }),
      at('content[0].content[0].marks', 'Nothing may stand here.'),
    ],
    [
      'an unknown attribute',
      doc({ type: 'rule', attrs: { colour: 'x' } }),
      at('content[0].attrs.colour', 'Jira does not know this here.'),
    ],
    ['an empty list', doc({ type: 'bulletList', content: [] }), at('content[0].content', 'This needs at least 1.')],
    [
      'a paragraph in a list, without an item',
      doc({ type: 'bulletList', content: [line('a')] }),
      at('content[0].content[0].type', '"paragraph" is not accepted here. Accepted: "listItem".'),
    ],
    [
      'a file without a collection',
      doc({ type: 'mediaGroup', content: [{ type: 'media', attrs: { type: 'file', id: 'u' } }] }),
      at('content[0].content[0].attrs.collection', 'This is missing.'),
    ],
  ])('%s', (_name, document, fault) => {
    expect(findAdfFaults(document)).toContainEqual(fault);
  });

  it('says what may stand where a table, a rule or an unknown node may not', () => {
    const inList = (node: JsonValue): JsonObject =>
      doc({ type: 'bulletList', content: [{ type: 'listItem', content: [line('a'), node] }] });
    for (const type of ['rule', 'table', 'heading', 'sparkle']) {
      expect(findAdfFaults(inList({ type, content: [] }))).toEqual([
        {
          path: 'content[0].content[0].content[1]',
          message: `"${type}" cannot stand here. Allowed: paragraph, bulletList, orderedList, taskList, mediaSingle, codeBlock, extension.`,
        },
      ]);
    }
  });

  it('refuses nesting without end in one sentence', () => {
    let deep: JsonObject = line('a');
    for (let level = 0; level < 20_000; level += 1) deep = { type: 'blockquote', content: [deep] };
    expect(findAdfFaults(doc(deep))).toEqual([{ path: 'document', message: 'Nested deeper than 200 levels.' }]);
  });

  it('names every fault, not the first alone', () => {
    expect(findAdfFaults(doc(line(''), { type: 'rule', x: 1 })).map(({ path }) => path)).toEqual([
      'content[0].content[0].text',
      'content[1].x',
    ]);
  });
});

describe('against a validator that others wrote', () => {
  const ajv = new Ajv({ strict: false }).compile<unknown>(ADF_SCHEMA);

  /** Every place in a document, as the keys that lead there. */
  function placesIn(value: JsonValue, path: readonly string[] = []): (readonly string[])[] {
    if (typeof value !== 'object' || value === null) return [path];
    return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner as JsonValue, [...path, key]))];
  }

  function valueAt(value: JsonValue, path: readonly string[]): JsonValue {
    return path.reduce<JsonValue>((inner, key) => (inner as Record<string, JsonValue>)[key] ?? null, value);
  }

  function replaced(value: JsonValue, path: readonly string[], by: JsonValue | undefined): JsonValue {
    const [key, ...rest] = path;
    if (key === undefined) return by ?? null;
    if (Array.isArray(value)) {
      const items = value as readonly JsonValue[];
      const index = Number(key);
      if (rest.length === 0 && by === undefined) return items.filter((_, other) => other !== index);
      return items.map((item, other) => (other === index ? replaced(item, rest, by) : item));
    }
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).flatMap(([name, inner]): [string, JsonValue][] => {
      if (name !== key || inner === undefined) return [[name, inner ?? null]];
      return rest.length === 0 && by === undefined ? [] : [[name, replaced(inner, rest, by)]];
    });
    return Object.fromEntries(entries);
  }

  const documents = Object.values(SAMPLES).map(({ document }) => document);
  const parts = documents.flatMap((document) => placesIn(document).map((path) => valueAt(document, path)));
  const odd: JsonValue[] = ['', 'x', 0, 7, -1, null, true, [], {}, [{ type: 'em' }], 'paragraph', 'text', 'heading'];

  /** A valid document in which up to three places were removed or hold something from elsewhere. */
  const damaged = fc
    .tuple(
      fc.constantFrom(...documents),
      fc.array(
        fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...parts), fc.constantFrom(...odd), fc.constant(undefined))),
        { maxLength: 3 },
      ),
    )
    .map(([document, changes]) =>
      changes.reduce<JsonValue>((changed, [place, by]) => {
        const places = placesIn(changed);
        return replaced(changed, places[place % places.length] ?? [], by);
      }, document),
    );

  it('accepts and refuses the same documents as ajv does with the same schema', () => {
    let refused = 0;
    fc.assert(
      fc.property(damaged, (document) => {
        const faults = findAdfFaults(document);
        if (faults.length > 0) refused += 1;
        expect({ document, faults, accepted: faults.length === 0 }).toEqual({
          document,
          faults,
          accepted: ajv(document),
        });
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it('names a place that is in the document, or one that is missing from it', () => {
    fc.assert(
      fc.property(damaged, (document) => {
        for (const { path } of findAdfFaults(document)) {
          if (path === 'document') continue;
          const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
          const parent = valueAt(document, keys.slice(0, -1));
          expect([path, typeof parent === 'object' && parent !== null]).toEqual([path, true]);
        }
      }),
    );
  });

  it('knows every keyword that the schema uses', () => {
    const known = [
      '$ref',
      'type',
      'enum',
      'properties',
      'required',
      'additionalProperties',
      'items',
      'minItems',
      'maxItems',
      'minLength',
      'minimum',
      'maximum',
      'pattern',
      'anyOf',
      'allOf',
    ];
    const found = new Set<string>();
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(visit);
      if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
      for (const [key, inner] of Object.entries(node)) {
        found.add(key);
        if (key === 'properties') Object.values(inner as object).forEach(visit);
        else if (key !== 'enum') visit(inner);
      }
    };
    Object.values(ADF_SCHEMA.definitions).forEach(visit);
    expect([...found].filter((key) => !known.includes(key))).toEqual([]);
    expect(Object.keys(ADF_SCHEMA).sort()).toEqual(['$ref', '$schema', 'definitions', 'description']);
  });
});
