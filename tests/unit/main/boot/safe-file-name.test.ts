import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../../src/main/boot/safe-file-name';

describe('the name that is offered for an attachment', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['Größe 3.xlsx', 'Größe 3.xlsx'],
    ['../../.bashrc', 'bashrc'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Windows\\evil.dll', 'evil.dll'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['folder/', 'attachment'],
    ['.hidden', 'hidden'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['photo\u202Egnp.exe', 'photognp.exe'],
    ['a:b?.txt', 'a_b_.txt'],
    ['con.txt', '_con.txt'],
    ['ends with dots...', 'ends with dots'],
  ])('%j becomes %j', (given, offered) => expect(safeFileName(given)).toBe(offered));

  it('is a name and nothing else, whatever was uploaded', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 150, maxLength: 400, unit: 'grapheme' })),
        (given) => {
          const name = safeFileName(given);
          expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\.|^$/u);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
        },
      ),
    );
  });

  it('keeps its ending when it is too long', () => {
    expect(safeFileName(`${'ä'.repeat(300)}.pdf`)).toMatch(/^ä+\.pdf$/);
  });
});
