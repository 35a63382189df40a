import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { UNKNOWN_TYPES } from '../../../../src/sandbox/world/documents/showcase';
import { aWorld, documentsOf, isDocument, issueOf, larkfield, typesWithin, words } from './a-world';

const SCHEMA = resolve(import.meta.dirname, '../../../../../shared/spec/adf-full.schema.json');
const hasSchema = existsSync(SCHEMA);
const unknown = new Set<string>(UNKNOWN_TYPES);

const documents = aWorld().sites.flatMap(documentsOf);
const known = documents.filter(({ document }) => !typesWithin(document).some((type) => unknown.has(type)));

if (!hasSchema && process.env['CI'] !== 'true') {
  process.stderr.write('ADF conformance of the seeded world was not checked: ../shared/spec is not there.\n');
}

describe('documents of the seeded world', () => {
  it.skipIf(!hasSchema && process.env['CI'] !== 'true')('are valid ADF, but for the ones with unknown nodes', () => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    const invalid = known.filter(({ document }) => !validate(document)).map(({ where }) => where);
    expect(invalid).toEqual([]);
    expect(documents.filter((one) => !known.includes(one)).map(({ document }) => validate(document))).toEqual([
      false,
      false,
    ]);
  });

  it('are many, and only a few hold unknown nodes', () => {
    expect(known.length).toBeGreaterThan(700);
    expect(documents.length - known.length).toBe(2);
  });

  it('keep the text of unknown nodes', () => {
    const description = issueOf(larkfield(), 'KITCHEN-2').values['description'];
    expect(typesWithin(description)).toEqual(expect.arrayContaining([...UNKNOWN_TYPES]));
    expect(JSON.stringify(description)).toContain('3 of 5 stores have answered');
  });

  it('use nearly every node and mark of the schema', () => {
    const used = new Set(known.flatMap(({ document }) => typesWithin(document)));
    const wanted = words(`
    blockCard blockquote bodiedExtension bulletList caption codeBlock date decisionItem
    decisionList embedCard emoji expand extension hardBreak heading inlineCard
    inlineExtension layoutColumn layoutSection listItem media mediaGroup mediaInline
    mediaSingle mention nestedExpand orderedList panel paragraph placeholder rule
    status syncBlock table tableCell tableHeader tableRow taskItem taskList text
    alignment annotation backgroundColor border breakout code em fontSize indentation
    link strike strong subsup textColor underline
  `);
    expect(wanted.filter((type) => !used.has(type))).toEqual([]);
  });

  it('show most of that in one description', () => {
    const description = issueOf(larkfield(), 'KITCHEN-1').values['description'];
    expect(isDocument(description)).toBe(true);
    expect(new Set(typesWithin(description)).size).toBeGreaterThan(50);
  });

  it('mention people by their account ids', () => {
    const accountIds = new Set(aWorld().people.map((person) => person.accountId));
    const text = JSON.stringify(
      known.filter(({ where }) => !where.startsWith('KITCHEN-1 ')).map(({ document }) => document),
    );
    const mentioned = [...text.matchAll(/"type":"mention","attrs":\{"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(mentioned.length).toBeGreaterThan(50);
    expect(mentioned.filter((accountId) => !accountIds.has(accountId))).toEqual([]);
  });

  it('name as pictures only files that are attached to the same issue', () => {
    const site = larkfield();
    const foreign = site.issues.flatMap((issue) => {
      const attached = new Set(issue.attachments.map((attachment) => attachment.mediaId));
      const text = JSON.stringify([issue.values['description'] ?? null, issue.comments.map((comment) => comment.body)]);
      const shown = [...text.matchAll(/"type":"media","attrs":\{"type":"file","id":"([^"]+)"/g)].map(
        (match) => match[1],
      );
      return shown.filter((mediaId) => !attached.has(mediaId)).map((mediaId) => `${issue.id} ${mediaId}`);
    });
    expect(foreign).toEqual([]);
  });

  it('have no empty text, which Jira refuses', () => {
    expect(
      documents.filter(({ document }) => JSON.stringify(document).includes('"text":""')).map(({ where }) => where),
    ).toEqual([]);
  });
});
