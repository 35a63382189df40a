import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adfToText } from '@shared/adf/to-text';
import { markdownToAdf } from '@shared/adf/from-markdown';
import { wikiToMarkdown } from '@shared/bulk/wiki-markup';

describe('wiki markup as Markdown', () => {
  it.each([
    ['h2. Steps', '## Steps'],
    ['* one\n* two\n** below', '- one\n- two\n  - below'],
    ['# first\n#* a bullet in it', '1. first\n   - a bullet in it'],
    ['*bold* and _italic_ and {{code}}', '**bold** and *italic* and `code`'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['a -gone- word, a well-known-thing', 'a ~~gone~~ word, a well-known-thing'],
    ['see [the page|https://x.example/a_b_c] now', 'see [the page](https://x.example/a_b_c) now'],
    ['{code:java}\nint *a* = 1;\n{code}', '```java\nint *a* = 1;\n```'],
    ['{code:title=x|borderStyle=solid}x{code}', '```\nx\n```'],
    ['{noformat}h1. no heading{noformat}', '```\nh1. no heading\n```'],
    ['{quote}\nsaid\ntwice\n{quote}', '> said\n> twice'],
    ['||a||b||\n|1|[l|https://x.example]|', '| a | b |\n| --- | --- |\n| 1 | [l](https://x.example) |'],
    ['before\nh1. Title\nafter', 'before\n\n# Title\n\nafter'],
    ['one line\nthe next', 'one line  \nthe next'],
    ['----', '---'],
    ['{color:red}red{color} text', 'red text'],
    ['- item', '- item'],
    ['plain', 'plain'],
  ])('%j', (wiki, markdown) => {
    expect(wikiToMarkdown(wiki)).toBe(markdown);
  });

  it('loses no word', () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    const line = fc
      .tuple(fc.constantFrom('', 'h2. ', '* ', '# ', '** ', 'bq. ', '- ', '|', '||'), word, word)
      .map(([mark, one, two]) => {
        if (mark === '|' || mark === '||') return `${mark}${one}${mark}${two}${mark}`;
        return `${mark}*${one}* {{${two}}}`;
      });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const wiki = lines.join('\n');
        const document = markdownToAdf(wikiToMarkdown(wiki));
        const text = document === null ? '' : adfToText(document);
        for (const word of wiki.match(/(?<![a-z])[a-z]{3,8}(?![a-z.])/g) ?? []) expect(text).toContain(word);
      }),
    );
  });
});
