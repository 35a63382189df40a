import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { redact } from '../../../../src/main/app/log';
import { readMediaUrl } from '../../../../src/main/app/media-protocol';
import { showableType } from '../../../../src/main/app/sniff';

// The module hands links to Electron's shell, which plain Node does not have; what may be handed over is decided without it.
vi.mock('electron', () => ({ shell: {} }));
const { mayOpen } = await import('../../../../src/main/app/open-external');

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what bytes may be shown as', () => {
  it.each<[string, Uint8Array, string | null]>([
    ['PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1), 'image/png'],
    ['JPEG', bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg'],
    ['GIF', utf8('GIF89a'), 'image/gif'],
    ['WebP', utf8('RIFF....WEBP'), 'image/webp'],
    ['RIFF that is no picture', utf8('RIFF....WAVE'), 'text/plain'],
    ['text', utf8('Grüße aus Åre\n'), 'text/plain'],
    ['HTML, as text', utf8('<script>alert(1)</script>'), 'text/plain'],
    ['SVG, as text', utf8('<svg onload="x"/>'), 'text/plain'],
    ['a ZIP', bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0x01), null],
    ['a PDF with binary in it', bytes(0x25, 0x50, 0x44, 0x46, 0x00, 0xff), null],
  ])('%s', (_what, given, type) => expect(showableType(given)).toBe(type));

  it('is text also where the sample ends in the midst of a character', () => {
    for (let lead = 4090; lead < 4100; lead++) {
      expect(showableType(utf8(`${'a'.repeat(lead)}😀 and more`))).toBe('text/plain');
    }
  });

  it('is never text with a NUL at its beginning', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (rest) => {
        expect(showableType(Uint8Array.from([0, ...rest]))).toBeNull();
      }),
    );
  });
});

describe('app-media://', () => {
  it('names an attachment of an account and a site', () => {
    const named = { kind: 'attachment', accountId: 'a-1', cloudId: 'c-1', attachmentId: '10' };
    expect(readMediaUrl('app-media://attachment/a-1/c-1/10')).toEqual({ ...named, part: 'content' });
    expect(readMediaUrl('app-media://attachment/a-1/c-1/10?thumbnail')).toEqual({ ...named, part: 'thumbnail' });
  });

  it('names a file of a form by the id that it was given, and by no path', () => {
    const fileId = '0b0e7d8c-9a0d-4f6c-8d3e-0a3c1c8f6f01';
    const named = { kind: 'form-file', accountId: 'a-1', cloudId: 'c-1', fileId };
    expect(readMediaUrl(`app-media://form-file/a-1/c-1/${fileId}`)).toEqual(named);
    expect(readMediaUrl('app-media://form-file/a-1/c-1/..%2F..%2Fetc%2Fpasswd')).toBeNull();
    expect(readMediaUrl('app-media://form-file/a-1/c-1')).toBeNull();
  });

  it.each([
    'app-media://attachment/a/c/10/more',
    'app-media://attachment/a/c/ten',
    'app-media://attachment/a/c/../10',
    'app-media://attachment/a/c',
    'app-media://attachment//c/10',
    'app-media://elsewhere/a/c/10',
    'https://attachment/a/c/10',
    'app-media:',
    '',
  ])('%s names nothing', (url) => expect(readMediaUrl(url)).toBeNull());
});

describe('a link that may leave the program', () => {
  it.each([
    ['https://larkfield.atlassian.net/browse/SHOP-1', true],
    ['mailto:mara@example.com', true],
    ['http://localhost:8080/browse/SHOP-1', true],
    ['http://127.0.0.1:8080/', true],
    ['http://example.com/', false],
    ['http://localhost.example.com/', false],
    ['https://user:secret@example.com/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['ms-msdt:/id', false],
    ['smb://host/share', false],
    ['app://bundle/index.html', false],
    ['https:', false],
    ['', false],
  ])('%s: %s', (address, may) => expect(mayOpen(address)).toBe(may));

  it('begins with one of four words, whatever was tried', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.tuple(fc.string(), fc.string()).map(([a, b]) => `${a}:${b}`),
        ),
        (address) => {
          if (!mayOpen(address)) return;
          expect(['https:', 'mailto:', 'http:']).toContain(new URL(address).protocol);
        },
      ),
    );
  });
});

describe('the log', () => {
  it.each([
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl', 'a token by itself'],
    ['Authorization: Bearer canary-token', 'a header'],
    ['{"client_secret":"canary-secret"}', 'a body'],
    ['access_token=canary&x=1', 'a form'],
    ['http://localhost:47321/callback?code=canary&state=1', 'a callback'],
    ["{ passphrase: 'canary' }", 'an object'],
    [`canary${'x'.repeat(60)}`, 'anything long'],
  ])('does not keep %s', (text) => {
    expect(redact(text)).not.toMatch(/canary|eyJ/);
  });

  it('keeps words and references', () => {
    expect(redact('[1a2b3c4d] boot: ENOENT no such file')).toBe('[1a2b3c4d] boot: ENOENT no such file');
  });
});
