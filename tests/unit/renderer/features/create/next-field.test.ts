import { describe, expect, it } from 'vitest';
import { addedWords } from '../../../../../src/renderer/features/create/files/added-words';
import { nextField } from '../../../../../src/renderer/features/create/form/next-field';

const DRAWN = ['summary', 'area', 'owner', 'date', 'notes'];

describe('the next field that is needed', () => {
  it('is the first below the one where one is, and the first of all behind the last', () => {
    const wanted = ['notes', 'area'];
    expect(nextField(DRAWN, wanted, 'summary')).toBe('area');
    expect(nextField(DRAWN, wanted, 'area')).toBe('notes');
    expect(nextField(DRAWN, wanted, 'notes')).toBe('area');
    expect(nextField(DRAWN, wanted, null)).toBe('area');
    expect(nextField(DRAWN, wanted, 'gone')).toBe('area');
  });

  it('is the one above on the way up', () => {
    const wanted = ['area', 'date'];
    expect(nextField(DRAWN, wanted, 'notes', 'up')).toBe('date');
    expect(nextField(DRAWN, wanted, 'date', 'up')).toBe('area');
    expect(nextField(DRAWN, wanted, 'area', 'up')).toBe('date');
  });

  it('is none where none is wanted, or none of them is drawn', () => {
    expect(nextField(DRAWN, [], 'area')).toBeNull();
    expect(nextField(DRAWN, ['gone'], 'area')).toBeNull();
  });
});

describe('what became of dropped or pasted files', () => {
  it('is said with how many were left out', () => {
    expect(addedWords({ added: ['a.txt'], refused: 0 }, 'form')).toBe('a.txt is under Attachments');
    expect(addedWords({ added: ['a.txt', 'b.txt'], refused: 0 }, 'form')).toBe('2 files are under Attachments');
    expect(addedWords({ added: ['a.txt', 'b.txt'], refused: 1 }, 'form')).toBe('One file was not added, 2 files were');
    expect(addedWords({ added: ['a.txt'], refused: 2 }, 'form')).toBe('2 files were not added, one file was');
    expect(addedWords({ added: [], refused: 1 }, 'text')).toBe('One file was not added');
    expect(addedWords({ added: [], refused: 0 }, 'form')).toBeNull();
  });

  it('says of a picture that was pasted into a text that it is not in the text', () => {
    expect(addedWords({ added: ['image.png'], refused: 0 }, 'text')).toBe(
      'image.png is under Attachments, not in the text',
    );
  });
});
