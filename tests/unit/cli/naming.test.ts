import { describe, expect, it } from 'vitest';
import type { Site } from '@shared/jira/site';
import { chooseSite } from '../../../src/cli/choose-site';
import { pickNamed } from '../../../src/cli/pick-named';
import { readSettings } from '../../../src/cli/read-settings';
import { aField, LABELS, PRIORITY, PROJECT, SUMMARY } from './a-field';

const site = (cloudId: string, name: string, url: string): Site => ({
  cloudId,
  name,
  url,
  avatarUrl: null,
  scopes: [],
});
const ACME = site('c-1', 'acme', 'https://acme.atlassian.net');
const OTHER = site('c-2', 'Other', 'https://other.atlassian.net');
const TWIN = site('c-3', 'ACME', 'https://acme-2.atlassian.net');

describe('the site that is meant', () => {
  it('is the only one when none is named', () => {
    expect(chooseSite([ACME], null)).toEqual({ ok: true, value: ACME });
  });

  it.each([
    ['c-2'],
    ['other'],
    ['OTHER'],
    ['https://other.atlassian.net'],
    ['https://OTHER.atlassian.net/'],
    ['other.atlassian.net'],
  ])('can be called %s', (wanted) => expect(chooseSite([ACME, OTHER], wanted)).toEqual({ ok: true, value: OTHER }));

  it('has to be named among several, and the refusal names them', () => {
    expect(chooseSite([ACME, OTHER], null)).toMatchObject({
      failure: { kind: 'invalid-input', message: expect.stringContaining('other.atlassian.net') as unknown },
    });
  });

  it('is a question when two have the name, and the address answers it', () => {
    expect(chooseSite([ACME, TWIN], 'acme')).toMatchObject({
      failure: { message: expect.stringContaining('Several sites') as unknown },
    });
    expect(chooseSite([ACME, TWIN], 'acme-2.atlassian.net')).toMatchObject({ value: TWIN });
  });

  it('is none without any, and never one that only begins so', () => {
    expect(chooseSite([], 'acme')).toEqual({ ok: false, failure: { kind: 'no-sites' } });
    expect(chooseSite([ACME], 'acm')).toMatchObject({ ok: false });
  });
});

describe('a thing by its name', () => {
  const things = [
    { id: '10', name: 'Bug', key: 'B' },
    { id: '11', name: 'bug', key: 'b2' },
    { id: 'Bug', name: 'Odd', key: 'O' },
  ];
  const pick = (text: string): unknown => {
    const found = pickNamed(text, things, ({ id, name, key }) => ({ id, name, keys: [key] }), 'type called');
    return found.ok ? found.value.id : found.failure.kind === 'invalid-input' && found.failure.message;
  };

  it.each([
    ['10', '10'],
    ['Bug', 'Bug'],
    ['bug', '11'],
    ['B', '10'],
    ['odd', 'Bug'],
    [' O ', 'Bug'],
  ])('%s is %s: ids before keys before names before names in any case', (text, id) => expect(pick(text)).toBe(id));

  it('is a question when it can mean several, answered with their ids', () => {
    expect(pick('BUG')).toBe('"BUG" can mean Bug (10), bug (11), Odd (Bug). Write what is in brackets instead.');
  });

  it('that is not there gets the nearest', () => {
    expect(pick('Buh')).toContain('Nearest: Bug');
  });
});

describe('--set', () => {
  const TEAM_A = aField({ fieldId: 'customfield_1', name: 'Team' });
  const TEAM_B = aField({ fieldId: 'customfield_2', name: 'Team' });
  const FORGE = aField({ fieldId: 'customfield_3', name: 'a=b', key: 'app__uuid' });
  const fields = [PROJECT, SUMMARY, PRIORITY, LABELS, TEAM_A, TEAM_B, FORGE];
  const problems = (...settings: string[]): unknown => {
    const read = readSettings(settings, fields);
    return read.ok ? null : read.failure.kind === 'invalid-input' && read.failure.fields;
  };

  it('reads each value through the catalogue, by id, key or name in any case', () => {
    expect(
      readSettings(['SUMMARY=a = b', 'Priority=low', 'labels=x, y', 'customfield_2=blue', 'app__uuid=1'], fields),
    ).toEqual({
      ok: true,
      value: {
        summary: 'a = b',
        priority: { id: '2', label: 'Low' },
        labels: ['x', 'y'],
        customfield_2: 'blue',
        customfield_3: '1',
      },
    });
  });

  it('cuts at the first = that ends the name of a field', () => {
    expect(readSettings(['a=b=c=d'], fields)).toMatchObject({ value: { customfield_3: 'c=d' } });
  });

  it('tells everything that is wrong at once', () => {
    expect(
      problems('Team=x', 'Sumary=x', 'priority=Hugest', 'nothing', 'project=SHOP', 'summary=a', 'summary=b'),
    ).toEqual({
      Team: '"Team" can mean Team (customfield_1), Team (customfield_2). Write what is in brackets instead.',
      Sumary: expect.stringContaining('Nearest: Summary') as unknown,
      priority: expect.stringContaining('Accepted: High, Low.') as unknown,
      nothing: 'Written as field=value.',
      project: 'Project is chosen with --project.',
      summary: expect.stringContaining('Set twice') as unknown,
    });
  });
});
