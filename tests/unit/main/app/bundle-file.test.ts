import { sep } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleFile } from '../../../../src/main/app/app-protocol';

const FOLDER = `${sep}opt${sep}workbench${sep}renderer`;

describe('app://', () => {
  it.each([
    ['app://bundle/', `${FOLDER}${sep}index.html`],
    ['app://bundle/assets/index-1.js', `${FOLDER}${sep}assets${sep}index-1.js`],
    ['app://bundle/assets/a%20b.css', `${FOLDER}${sep}assets${sep}a b.css`],
    ['app://bundle/index.html?x=1#/search', `${FOLDER}${sep}index.html`],
  ])('%s is a file of the bundle', (url, file) => expect(bundleFile(FOLDER, url)).toBe(file));

  it.each([
    'app://other/index.html',
    'https://bundle/index.html',
    'app://bundle/secret.json',
    'app://bundle/run.exe',
    'app://bundle/%00index.html',
    'app://bundle/%zz.html',
    'app://bundle/..%2f..%2fx.html',
    'not a URL',
    '',
  ])('%s is none', (url) => expect(bundleFile(FOLDER, url)).toBeNull());

  it('never leads out of the bundle, however a path is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '%2E.',
        '..%2f',
        '%5c..',
        '\\..',
        '%252e%252e',
        '',
        '//',
        'renderer',
        'x.html',
        '%00',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.constantFrom('/', '\\', '%2f', '%5C'), (pieces, glue) => {
        const file = bundleFile(FOLDER, `app://bundle/${pieces.join(glue)}.html`);
        if (file === null) return;
        expect(file.startsWith(FOLDER + sep)).toBe(true);
        expect(file.split(sep)).not.toContain('..');
      }),
      { numRuns: 3_000 },
    );
  });
});
