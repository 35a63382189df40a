import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedBody } from '@shared/fields/pasted-body';
import { toCurl } from '@shared/fields/to-curl';
import { toFetch } from '@shared/fields/to-fetch';
import type { JsonObject } from '@shared/json';

const URL = 'https://api.atlassian.com/ex/jira/c/rest/api/3/issue';

/** Summaries with every kind of quote, brace and backslash in them. */
const body = fc
  .record({
    summary: fc.string({ unit: fc.constantFrom(...`'"\\{}()$\`\n aé…`), maxLength: 30 }),
    more: fc.jsonValue(),
  })
  .map((fields): JsonObject => JSON.parse(JSON.stringify({ fields })) as JsonObject);

describe('what a person pastes to fill the form', () => {
  it('is read back out of our own JSON, cURL and fetch, byte for byte', () => {
    fc.assert(
      fc.property(body, (sent) => {
        const same = { ok: true, value: sent };
        expect(readPastedBody(JSON.stringify(sent, null, 2))).toEqual(same);
        expect(readPastedBody(toCurl('POST', URL, sent))).toEqual(same);
        expect(readPastedBody(toFetch('POST', URL, sent))).toEqual(same);
      }),
    );
  });

  it.each([
    ['double quotes', String.raw`curl -X POST -d "{\"fields\":{\"summary\":\"V\"}}" https://x.invalid`],
    ['an equals sign', `curl --data-raw='{"fields":{"summary":"V"}}'`],
    ['--json', `curl --json '{"fields":{"summary":"V"}}' https://x.invalid`],
    ['the fields alone', `{"summary":"V"}`],
  ])('may be written with %s', (_how, text) => {
    expect(readPastedBody(text)).toEqual({ ok: true, value: { fields: { summary: 'V' } } });
  });

  it.each([
    ['', 'Paste the JSON body'],
    ['curl https://x.invalid', 'no body'],
    ['{"fields": ', 'not JSON'],
    ['[1]', 'an object'],
  ])('is refused with a sentence: %s', (text, words) => {
    const read = readPastedBody(text);
    expect(read.ok ? '' : read.problem).toContain(words);
  });

  it('never throws, and says why where it cannot be read', () => {
    const pasted = fc.oneof(
      fc.string(),
      fc.string().map((text) => `curl -d ${text}`),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        const read = readPastedBody(text);
        expect(read.ok || read.problem.length > 10).toBe(true);
      }),
    );
  });
});
