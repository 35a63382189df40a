import { describe, expect, it } from 'vitest';
import { readDemoCommand } from '../../../src/sandbox/demo-messages';

describe('a message to the demo process', () => {
  it('is read with what it carries', () => {
    const start = {
      type: 'start',
      seed: 7,
      issues: 20,
      port: 4000,
      redirectUri: 'http://localhost:1/callback',
      dataFile: '/d',
    };
    expect(readDemoCommand(start)).toEqual(start);
    expect(readDemoCommand({ type: 'start' })).toEqual({ type: 'start' });
    expect(readDemoCommand({ type: 'reset' })).toEqual({ type: 'reset' });
    expect(readDemoCommand({ type: 'close', more: 1 })).toEqual({ type: 'close' });
  });

  it('loses values of the wrong type', () => {
    const odd = { type: 'start', seed: '7', issues: -1, port: 0.5, dataFile: '', redirectUri: 3 };
    expect(readDemoCommand(odd)).toEqual({ type: 'start' });
  });

  it.each([undefined, null, 'close', 3, {}, { type: 'format-disk' }])('is ignored when it is %j', (message) => {
    expect(readDemoCommand(message)).toBeUndefined();
  });
});
