import * as fc from 'fast-check';

/** Words that Markdown leaves alone, each of them one that can be found again. */
const word = fc.integer({ min: 0, max: 9999 }).map((count) => `w${String(count)}`);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((several) => several.join(' '));

const marked = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: text },
    text.map((inside) => `**${inside}**`),
    text.map((inside) => `*${inside}*`),
    text.map((inside) => `<u>${inside}</u>`),
    text.map((inside) => `x<sup>${inside}</sup>`),
  );

/** Once: four tildes would fence code. */
const struck = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: text },
    text.map((inside) => `~~${inside}~~`),
  );

const inline: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: struck(marked(marked(words))) },
  words.map((inside) => `\`${inside}\``),
  words.map((inside) => `[${inside}](https://a.example/${inside.replaceAll(' ', '-')})`),
  marked(words).map((inside) => `[${inside}](mailto:a@b.example "title")`),
  word.map((inside) => `https://b.example/${inside}`),
  words.map((inside) => `![${inside}](https://a.example/p.png)`),
  words.map((inside) => `${inside}  \nw1`),
  fc.constantFrom('&amp;', '\\*', '<Type>', '🙂', '<!-- note -->'),
);

const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const flat = line.map((text) => text.replace(/ *\n */g, ' '));

const indented = (text: string, mark: string): string => mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`);
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((one) => `> ${one}`)
    .join('\n');

function list(mark: (index: number) => string, item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(item, { minLength: 1, maxLength: 4 })
    .map((items) => items.map((one, index) => indented(one, mark(index))).join('\n'));
}

const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 })).chain(([columns, rows]) => {
  const row = fc
    .array(flat, { minLength: columns, maxLength: columns })
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return fc
    .tuple(row, fc.array(row, { minLength: rows, maxLength: rows }))
    .map(([head, body]) => [head, `|${' --- |'.repeat(columns)}`, ...body].join('\n'));
});

const code = fc
  .tuple(fc.constantFrom('', 'ts', 'python'), fc.array(words, { maxLength: 4 }))
  .map(([language, lines]) => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``);

/** Blocks as people write them, in each other as deep as people go. */
const { block } = fc.letrec<{ block: string; inItem: string }>((tie) => ({
  inItem: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: flat },
    fc.tuple(flat, tie('block')).map(([first, below]) => `${first}\n\n${below}`),
    fc
      .tuple(
        flat,
        list(() => '- ', flat),
      )
      .map(([first, below]) => `${first}\n${below}`),
  ),
  block: fc.oneof(
    { maxDepth: 3 },
    { weight: 2, arbitrary: line },
    fc.tuple(fc.integer({ min: 1, max: 6 }), flat).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    list(() => '- ', tie('inItem')),
    list((index) => `${String(index + 3)}. `, tie('inItem')),
    list((index) => (index % 2 === 0 ? '- [ ] ' : '- [x] '), flat),
    fc
      .tuple(
        list(() => '- [ ] ', flat),
        list(() => '  - [x] ', flat),
      )
      .map((both) => both.join('\n')),
    tie('block').map(quoted),
    fc
      .tuple(fc.constantFrom('NOTE', 'TIP', 'WARNING', 'CAUTION'), tie('block'))
      .map(([kind, inside]) => quoted(`[!${kind}]\n${inside}`)),
    code,
    table,
    fc.constant('---'),
    words.map((inside) => `<div>\n${inside}\n</div>`),
  ),
}));

/** A document of Markdown with every construct that the reader knows. */
export const markdownDocument: fc.Arbitrary<string> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => blocks.join('\n\n'));

const SIGNS = [
  '*',
  '**',
  '_',
  '`',
  '```',
  '|',
  '>',
  '- ',
  '\n',
  '\n\n',
  '    ',
  '[',
  '](',
  '<',
  '</u>',
  '\\',
  '&',
  '~~',
  '\t',
  '\u0000',
];

/** The same with signs struck in anywhere, as it is while somebody writes. */
export const brokenMarkdown: fc.Arbitrary<string> = fc
  .tuple(markdownDocument, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SIGNS)), { minLength: 1, maxLength: 6 }))
  .map(([text, blows]) =>
    blows.reduce((now, [at, sign]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + sign + now.slice(place);
    }, text),
  );

export const wordsIn = (markdown: string): readonly string[] => markdown.match(/\bw\d+\b/g) ?? [];
