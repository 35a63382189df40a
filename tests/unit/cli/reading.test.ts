import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands';
import { describeField } from '../../../src/cli/describe-field';
import { environmentProxies } from '../../../src/cli/environment-proxies';
import { exitCodeOf } from '../../../src/cli/exit-codes';
import { journalPlace, userDataFolder } from '../../../src/cli/journal-place';
import { readArguments } from '../../../src/cli/read-arguments';
import { parseBody, projectOf, withMarker } from '../../../src/cli/read-body';
import { readSettings } from '../../../src/cli/read-settings';
import { readWait } from '../../../src/cli/read-wait';
import { wordsOf } from '../../../src/cli/words';
import { aField, LABELS, PRIORITY } from './a-field';

describe('the arguments', () => {
  const create = COMMANDS.find(({ name }) => name === 'create') ?? raise();
  const issue = COMMANDS.find(({ name }) => name === 'issue') ?? raise();
  const wrong = (...args: string[]): unknown => {
    const read = readArguments(create, args);
    return 'wrong' in read ? read.wrong : null;
  };

  it('are read with repeated ones in order', () => {
    const read = readArguments(create, ['--project', 'A', '--set', 'a=1', '--set=b=-2', '--dry-run', '--site', 'x']);
    if ('wrong' in read) throw new Error(read.wrong);
    expect(read.given.texts('set')).toEqual(['a=1', 'b=-2']);
    expect([read.given.text('project'), read.given.text('site'), read.given.flag('dry-run')]).toEqual(['A', 'x', true]);
  });

  it.each([
    [['--projct', 'A'], /no option --projct. Nearest: --project/],
    [['--project'], /--project wants a value/],
    [['--project', '--type'], /--project wants a value/],
    [['--dry-run=yes'], /--dry-run stands alone/],
    [['--errors', 'xml'], /words or json/],
    [['SHOP'], /is written as: create/],
  ])('%j are answered in words', (args, words) => expect(wrong(...args)).toMatch(words));

  it('are not counted where help is wanted', () => {
    expect('given' in readArguments(issue, ['--help'])).toBe(true);
  });

  it.each([
    ['0', 0],
    ['2.5', 2_500],
    [undefined, 180_000],
  ])('--wait %s', (text, milliseconds) => {
    expect(readWait(text)).toEqual({ milliseconds });
  });
  it.each(['', 'soon', '-1', 'Infinity'])('--wait "%s" is no number of seconds', (text) =>
    expect(readWait(text)).toHaveProperty('wrong'),
  );
});

describe('a body', () => {
  it.each(['', '[]', '7', '"x"', '{}', '{"fields":[]}', '{"fields":'])('%s does not do', (text) => {
    expect(parseBody(text, 'body.json')).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  });

  it.each([
    [{ key: 'SHOP' }, 'SHOP'],
    [{ id: '10020' }, '10020'],
    [{ id: 10020 }, '10020'],
    [{}, null],
    ['SHOP', null],
  ])('names its project as %j', (project, named) => expect(projectOf({ fields: { project } })).toBe(named));

  it('gets its marker once, beside the properties that it has, and is otherwise what it was', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.record({ key: fc.string(), value: fc.jsonValue() })),
        (rest, own) => {
          const body = {
            ...(JSON.parse(JSON.stringify(rest)) as object),
            properties: JSON.parse(JSON.stringify(own)) as [],
          };
          const marked = withMarker(withMarker(body, 'former'), 'change-1');
          expect(marked).toEqual({
            ...body,
            properties: [...body.properties, { key: 'workbench.change', value: { id: 'change-1' } }],
          });
        },
      ),
    );
  });
});

describe('a described field', () => {
  const REGION = aField({
    fieldId: 'customfield_7',
    name: 'Region',
    schema: { type: 'option-with-child', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect' },
    allowedValues: [
      { id: '1', value: 'EMEA', children: [{ id: '2', value: 'Norway' }] },
      { id: '3', value: 'Others' },
    ],
  });

  it('lists what is accepted, a child behind its parent', () => {
    expect(describeField(REGION)).toMatchObject({
      accepted: ['EMEA', 'EMEA > Norway', 'Others'],
      set: "--set 'customfield_7=EMEA > Norway'",
      control: 'cascading',
    });
    expect(describeField(PRIORITY)).toMatchObject({ accepted: ['High', 'Low'], set: '--set priority=High' });
  });

  it('shows an example that --set takes', () => {
    for (const field of [REGION, PRIORITY, LABELS]) {
      const { set } = describeField(field);
      const setting = (set ?? '').replace(/^--set '?/, '').replace(/'$/, '');
      expect(readSettings([setting], [field])).toMatchObject({ ok: true });
    }
  });

  it('that cannot be set says so', () => {
    const gone = aField({ fieldId: 'x', name: 'Verdict', operations: [] });
    expect(describeField(gone)).toMatchObject({ set: null, control: 'read-only' });
    expect(readSettings(['x=Approved'], [gone])).toMatchObject({
      ok: false,
      failure: { fields: { x: 'Verdict cannot be set. Jira lets nobody set it here.' } },
    });
  });
});

describe('the place of the outbox', () => {
  const client = { clientId: 'id', clientSecret: 'secret', origins: { auth: 'https://a', api: 'https://b' } };

  it('has the same key for the same secret, another for another, and shows neither', () => {
    const one = journalPlace({ id: 'f00', client }, '/data');
    expect(one).toEqual(journalPlace({ id: 'f00', client }, '/data'));
    expect(one.folder).toMatch(/cli.f00$/);
    expect(one.key).toMatch(/^[0-9a-f]{64}$/);
    expect(journalPlace({ id: 'f00', client: { ...client, clientSecret: 'other' } }, '/data').key).not.toBe(one.key);
    expect(journalPlace({ id: 'f01', client }, '/data').key).not.toBe(one.key);
    expect(JSON.stringify(one)).not.toContain('secret');
  });

  it.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', {}, '/home/m/.local/state/workbench-for-jira'],
    ['linux', { XDG_STATE_HOME: '/state' }, '/state/workbench-for-jira'],
    ['darwin', {}, '/home/m/Library/Application Support/workbench-for-jira'],
  ])('is where %s keeps state (%j)', (platform, env, folder) => {
    expect(userDataFolder(null, env, platform, '/home/m')).toBe(folder);
    expect(userDataFolder('/mine', env, platform, '/home/m')).toBe('/mine');
  });
});

describe('the proxy of the environment', () => {
  const env = { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'internal.example, .corp' };
  it.each([
    ['https://api.atlassian.com/x', 'PROXY proxy.example:3128'],
    ['https://internal.example/', 'DIRECT'],
    ['https://a.corp/', 'DIRECT'],
    ['https://acorp/', 'PROXY proxy.example:3128'],
    ['http://127.0.0.1:8080/', 'DIRECT'],
  ])('for %s', async (url, answer) => expect(await environmentProxies(env).resolveProxy(url)).toBe(answer));

  it('is none without a variable', async () => {
    expect(await environmentProxies({}).resolveProxy('https://api.atlassian.com')).toBe('DIRECT');
  });
});

describe('a failure for a terminal', () => {
  it('names each field, by its name and id', () => {
    const failure = {
      kind: 'jira-rejected',
      status: 400,
      messages: ['General.'],
      fieldErrors: { customfield_1: 'No.' },
    } as const;
    expect(wordsOf(failure, 0, { customfield_1: 'Team' })).toBe(
      'Jira refused one field.\nGeneral.\n  Team (customfield_1): No.',
    );
  });

  it.each([
    [{ kind: 'jira-rejected', status: 400, messages: [], fieldErrors: {} }, 1],
    [{ kind: 'invalid-input', message: '', fields: {} }, 2],
    [{ kind: 'client-refused', clientIdHint: '', status: 401, detail: '' }, 3],
    [{ kind: 'scope-missing', needed: [] }, 3],
    [{ kind: 'offline', detail: '' }, 4],
    [{ kind: 'rate-limited', retryAt: 0, reason: null }, 4],
    [{ kind: 'storage', detail: '' }, 70],
  ] as const)('%j ends with %i', (failure, code) => expect(exitCodeOf(failure)).toBe(code));
});

function raise(): never {
  throw new Error('The command is not there.');
}
