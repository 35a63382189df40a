import { describe, expect, it } from 'vitest';
import { freeName } from '@shared/attachments/free-name';
import { MOST_FORM_FILES, sizeWords, whyNotAttached } from '@shared/attachments/why-not-attached';

const MB = 1024 * 1024;
const OPEN = { enabled: true, uploadLimit: 10 * MB };
const file = (size: number, name = 'film.mov') => ({ name, size });

describe('a file that is to follow an issue', () => {
  it('is taken up to the last byte of what the site takes', () => {
    expect(whyNotAttached(file(10 * MB), OPEN, 0)).toBeNull();
    expect(whyNotAttached(file(1), OPEN, MOST_FORM_FILES - 1)).toBeNull();
  });

  it.each([
    [
      'larger than the site takes',
      file(12 * MB),
      OPEN,
      0,
      'film.mov has 12 MB, and this site takes 10 MB at most. A Jira admin sets the limit.',
    ],
    [
      'one byte too large',
      file(10 * MB + 1),
      OPEN,
      0,
      'film.mov has 10,485,761 bytes, and this site takes 10,485,760 bytes at most. A Jira admin sets the limit.',
    ],
    [
      'larger than we keep',
      file(101 * MB),
      { enabled: true, uploadLimit: null },
      0,
      'film.mov has 101 MB, and Workbench keeps 100 MB at most. Attach it in Jira itself.',
    ],
    ['empty', file(0), OPEN, 0, 'film.mov is empty, and Jira takes no empty file.'],
    [
      'one too many',
      file(1),
      OPEN,
      MOST_FORM_FILES,
      'film.mov is left out: a form holds 50 files. Attach the rest once the issue exists.',
    ],
    [
      'for a site without attachments',
      file(1),
      { enabled: false, uploadLimit: 1 },
      0,
      'This site takes no attachments. A Jira admin has turned them off.',
    ],
    [
      'of a name that is too long',
      file(1, 'x'.repeat(256)),
      OPEN,
      0,
      `The name of ${'x'.repeat(40)}… is longer than 255 characters.`,
    ],
  ])('is refused when it is %s', (_why, given, limits, held, sentence) => {
    expect(whyNotAttached(given, limits, held)).toBe(sentence);
  });

  it.each([
    [14, '14 B'],
    [1023, '1023 B'],
    [2048, '2 kB'],
    [MB, '1 MB'],
    [2.5 * MB, '2.5 MB'],
    [20 * MB, '20 MB'],
  ])('of %i bytes says its size as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

describe('a name among others', () => {
  it.each([
    ['image.png', [], 'image.png'],
    ['image.png', ['image.png'], 'image (2).png'],
    ['IMAGE.png', ['image.png', 'image (2).png'], 'IMAGE (3).png'],
    ['a.tar.gz', ['a.tar.gz'], 'a.tar (2).gz'],
    ['.env', ['.env'], '.env (2)'],
    ['notes', ['notes'], 'notes (2)'],
  ])('%s beside %j is %s', (name, taken, free) => {
    expect(freeName(name, taken)).toBe(free);
  });
});
