import { describe, expect, it } from 'vitest';
import { helpText, readArguments } from '../../../src/sandbox/arguments';

describe('the arguments of the sandbox', () => {
  it('have defaults: a free port, the program’s callback', () => {
    expect(readArguments([])).toEqual({
      kind: 'run',
      port: 0,
      seed: undefined,
      issues: undefined,
      redirectUri: 'http://localhost:47321/callback',
      limits: [],
      indexLag: 0,
      clockSkew: 0,
      faults: undefined,
      random: undefined,
      control: false,
    });
  });

  it('are read in any order, with a space or an equals sign', () => {
    const given = ['--issues=50', '--port', '8080', '--redirect-port', '9', '--seed', '0'];
    expect(readArguments(given)).toMatchObject({
      kind: 'run',
      port: 8080,
      seed: 0,
      issues: 50,
      redirectUri: 'http://localhost:9/callback',
    });
  });

  it('say how large the create form of a supplier dossier is', () => {
    expect(readArguments(['--fields', '320', '--options=12'])).toMatchObject({ fields: 320, options: 12 });
    expect(readArguments(['--fields', '29'])).toMatchObject({ kind: 'wrong' });
  });

  it('say how hard the site is to live with', () => {
    const given = ['--limit', 'post=2/s', '--limit=points=500/h', '--index-lag', '5s', '--clock-skew=-24h'];
    expect(readArguments([...given, '--faults', 'f.json', '--fault-seed', '9', '--control'])).toMatchObject({
      limits: ['post=2/s', 'points=500/h'],
      indexLag: 5000,
      clockSkew: -86_400_000,
      faults: 'f.json',
      random: { seed: 9, rate: 0.1 },
      control: true,
    });
    expect(readArguments(['--index-lag', 'forever', '--limit', 'off', '--fault-rate', '.5'])).toMatchObject({
      indexLag: Infinity,
      limits: 'off',
      random: { seed: 1, rate: 0.5 },
    });
  });

  it('ask for help', () => {
    expect(readArguments(['--port', '1', '--help'])).toEqual({ kind: 'help' });
    for (const name of ['--port', '--seed', '--issues', '--redirect-port', '--limit', '--faults', '--control'])
      expect(helpText).toContain(name);
  });

  it.each([
    [['--speed', '3'], 'There is no option --speed.'],
    [['8080'], 'There is no option 8080.'],
    [['--port'], '--port needs a whole number from 1 to 65535, not nothing.'],
    [['--port', '0'], "not '0'"],
    [['--port', '65536'], "not '65536'"],
    [['--port', '80a'], "not '80a'"],
    [['--issues', '-1'], "not '-1'"],
    [['--issues', '1e3'], "not '1e3'"],
    [['--seed', '1', '--seed', '2'], '--seed was given twice.'],
    [['--limit', 'posts=2/s'], "There is no limit 'posts'."],
    [['--limit', 'post=2'], "not 'post=2'"],
    [['--limit', 'post=0/s'], "not 'post=0/s'"],
    [['--limit', 'points=5/s'], 'counted by the hour'],
    [['--index-lag', '5'], "not '5'"],
    [['--index-lag', '-5s'], "not '-5s'"],
    [['--clock-skew', 'forever'], "not 'forever'"],
    [['--fault-rate', '1.5'], "not '1.5'"],
    [['--faults'], 'not nothing'],
  ])('say what to do about %j', (given, message) => {
    const read = readArguments(given);
    expect(read).toMatchObject({ kind: 'wrong', message: expect.stringContaining(message) as string });
  });
});
