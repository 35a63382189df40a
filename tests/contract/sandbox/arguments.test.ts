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
    });
  });

  it('are read in any order, with a space or an equals sign', () => {
    expect(readArguments(['--issues=50', '--port', '8080', '--redirect-port', '9', '--seed', '0'])).toEqual({
      kind: 'run',
      port: 8080,
      seed: 0,
      issues: 50,
      redirectUri: 'http://localhost:9/callback',
    });
  });

  it('ask for help', () => {
    expect(readArguments(['--port', '1', '--help'])).toEqual({ kind: 'help' });
    for (const name of ['--port', '--seed', '--issues', '--redirect-port']) expect(helpText).toContain(name);
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
  ])('say what to do about %j', (given, message) => {
    const read = readArguments(given);
    expect(read).toMatchObject({ kind: 'wrong', message: expect.stringContaining(message) as string });
  });
});
