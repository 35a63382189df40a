import { describe, expect, it } from 'vitest';
import { whenSent } from '@shared/ipc/when-sent';

describe('when a change that waits is sent', () => {
  it('is said of what a person has to give as of that, not as of something that passes', () => {
    expect(whenSent('offline')).toBe('It is sent as soon as that has passed.');
    expect(whenSent('quota')).toBe('It is sent as soon as that has passed.');
    expect(whenSent('site-gone')).toBe(whenSent('gone'));
    for (const kind of ['site-gone', 'signed-out', 'client-refused'] as const) {
      expect(whenSent(kind)).not.toContain('passed');
    }
  });
});
