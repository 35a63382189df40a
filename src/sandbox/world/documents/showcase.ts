import type { Adf } from '../model';
import {
  blockquote,
  bulletList,
  codeBlock,
  date,
  decisionList,
  doc,
  emoji,
  hardBreak,
  heading,
  inlineCard,
  link,
  lozenge,
  mark,
  mention,
  node,
  orderedList,
  panel,
  paragraph,
  rule,
  taskList,
  text,
} from './adf';
import { showcaseBlocks } from './showcase-blocks';
import type { Scene } from './scene';

/** What no schema knows, as apps and newer editors leave it in stored documents. */
export const UNKNOWN_TYPES = ['futureWidget', 'futureBadge', 'futureGlow'] as const;

/** A document that holds nearly every node and mark of the schema: what a viewer and an editor have to carry. */
export function showcaseDocument(scene: Scene): Adf {
  const person = scene.people[0];
  return doc(
    heading(1, 'Every kind of content'),
    ...[2, 3, 4, 5, 6].map((level) => heading(level, `Heading ${level}`)),
    { ...heading(2, 'A heading in the middle'), marks: [mark('alignment', { align: 'center' })] },
    { ...paragraph('A paragraph set in'), marks: [mark('indentation', { level: 2 })] },
    { ...paragraph('A paragraph to the right'), marks: [mark('alignment', { align: 'end' })] },
    { ...paragraph('A small one'), marks: [mark('fontSize', { fontSize: 'small' })] },
    paragraph(),
    paragraph(
      text('strong', 'strong'),
      ' ',
      text('em', 'em'),
      ' ',
      text('underline', 'underline'),
      ' ',
      text('strike', 'strike'),
      ' ',
      text('code', 'code'),
      ' ',
      text('linked code', 'code', link('https://larkfield.example/api')),
      ' H',
      text('2', mark('subsup', { type: 'sub' })),
      'O, m',
      text('2', mark('subsup', { type: 'sup' })),
      ' ',
      text('red', mark('textColor', { color: '#ff5630' })),
      ' ',
      text('on yellow', mark('backgroundColor', { color: '#f8e6a0' })),
      ' ',
      text('a link', link('https://larkfield.example/size-guide?size=42&colour=blue')),
      ' ',
      text('all at once', 'em', 'strong', 'underline', link('mailto:shop@larkfield.example')),
      ' ',
      text('commented', mark('annotation', { id: scene.random.uuid(), annotationType: 'inlineComment' })),
      hardBreak(),
      'second line of the same paragraph',
    ),
    paragraph(
      ...(person === undefined ? [] : [mention(person.accountId, person.displayName), ' ']),
      mention('712020:00000000-0000-4000-8000-000000000000', 'Somebody Else'),
      ' ',
      emoji(':smile:', '1f604', '😄'),
      ' ',
      node('emoji', { shortName: ':larkfield:', id: 'c7a3a5b0-3f0e-4c57-9e1e-0b2f2c1d6a10', text: ':larkfield:' }),
      ' ',
      date(scene.at),
      ' ',
      ...(['neutral', 'purple', 'blue', 'red', 'yellow', 'green'] as const).map((color) =>
        lozenge(color.toUpperCase(), color, scene.random.uuid()),
      ),
      ' ',
      inlineCard(`${scene.site.url}/browse/${scene.project.key}-1`),
      ' ',
      node('placeholder', { text: 'Type here' }),
      ' ',
      node('inlineExtension', {
        extensionType: 'com.example.loyalty',
        extensionKey: 'points',
        parameters: { card: '0042' },
        text: 'points of a card',
      }),
      ' ',
      node('mediaInline', { id: scene.random.uuid(), collection: '', type: 'file', alt: 'notes.txt' }),
    ),
    bulletList('One', 'Two', node('listItem', null, [paragraph('Three'), bulletList('Three a', 'Three b')])),
    orderedList(4, 'Begins at four', node('listItem', null, [paragraph('Five'), codeBlock('bash', 'ls -l')])),
    taskList(scene.random.uuid(), [
      { localId: scene.random.uuid(), done: true, content: ['Done'] },
      { localId: scene.random.uuid(), done: false, content: ['To do, ', text('soon', 'strong')] },
    ]),
    decisionList(scene.random.uuid(), [{ localId: scene.random.uuid(), content: ['We keep it.'] }]),
    blockquote(paragraph('Somebody said this.'), bulletList('and that')),
    ...(['info', 'note', 'tip', 'warning', 'error', 'success'] as const).map((kind) =>
      panel(kind, paragraph(`A panel: ${kind}`)),
    ),
    codeBlock('typescript', 'const answer: number = 42;\n\tconsole.log(answer); // <b>not bold</b>'),
    codeBlock(null, 'no language'),
    rule(),
    ...showcaseBlocks(scene),
    paragraph('The end. ', text('אבג and ابج read from right to left; 漢字 and 🍞🥐 are text too.', 'em')),
  );
}

/** Blocks with a node, an inline and a mark that no schema knows. They carry text all the same. */
export function unknownBlocks(): Adf[] {
  return [
    {
      type: 'futureWidget',
      attrs: { widgetId: 'w-17', layout: { columns: 3 }, flags: ['beta', null, true] },
      content: [paragraph('Text inside the widget: 3 of 5 stores have answered.')],
    },
    paragraph(
      'Inline too: ',
      { type: 'futureBadge', attrs: { text: 'Gold member', weight: 1.5 } },
      ' after the badge.',
    ),
    paragraph('And text with a mark from the future: ', text('glows', mark('futureGlow', { radius: 4 }))),
  ];
}
