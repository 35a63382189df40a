import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openableLink, safeLink } from '@shared/adf/safe-link';

describe('openableLink', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['http://127.0.0.1:4000/browse/SHOP-1', 'http://127.0.0.1:4000/browse/SHOP-1'],
    ['http://a.example/x', null],
    ['https://user:secret@a.example/', null],
    ['javascript:alert(1)', null],
    ['/browse/SHOP-1', null],
  ])('of %j opens %j', (href, opened) => expect(openableLink(href)).toBe(opened));

  it('opens nothing that may not be written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((rest) => `data:${rest}`),
        ),
        (href) => {
          const opened = openableLink(href);
          expect(opened === null || opened === safeLink(href)).toBe(true);
        },
      ),
    );
  });
});
