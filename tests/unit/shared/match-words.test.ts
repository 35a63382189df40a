import { describe, expect, it } from 'vitest';
import { beginningFirst, matchWords } from '@shared/match-words';

const label = (text: string): string => text;

describe('what holds the words of a text', () => {
  it('comes in the order: called so, begins so, a word of it begins so, holds it', () => {
    const all = ['Unhigh', 'Very high', 'Highest', 'High'];
    expect(matchWords(all, 'high', label)).toEqual(['High', 'Highest', 'Very high', 'Unhigh']);
  });

  it('is found without its accents and in any case', () => {
    expect(matchWords(['Tomás Ibarra', 'Oda Voss'], 'IBARRA tomas', label)).toEqual(['Tomás Ibarra']);
  });

  it('keeps the given order where nothing is better, and everything without a text', () => {
    const all = ['ab 2', 'ab 1', 'c'];
    expect(matchWords(all, 'ab', label)).toEqual(['ab 2', 'ab 1']);
    expect(matchWords(all, '  ', label)).toEqual(all);
  });

  it('leaves out what holds only some of the words', () => {
    expect(matchWords(['red apple', 'red pear'], 'red apple', label)).toEqual(['red apple']);
  });
});

describe('an answer that somebody else chose', () => {
  it('keeps all of it, what begins with the text first', () => {
    expect(beginningFirst(['Tilda Mattis', 'Mara Lind', 'x'], 'ma', label)).toEqual(['Mara Lind', 'Tilda Mattis', 'x']);
  });
});
