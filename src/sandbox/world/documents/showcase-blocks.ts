import type { Adf } from '../model';
import {
  bulletList,
  codeBlock,
  expand,
  heading,
  mark,
  mediaFile,
  mediaSingle,
  node,
  panel,
  paragraph,
  text,
} from './adf';
import type { Scene } from './scene';

/** The larger nodes of the showcase: tables, columns, media, cards, extensions. */
export function showcaseBlocks(scene: Scene): Adf[] {
  const { random } = scene;
  const file = scene.pictures[0];
  return [
    customPanel(),
    tableWithSpans(),
    expand(
      'Folded away',
      paragraph('Inside the expand.'),
      node('nestedExpand', { title: 'Folded twice' }, [paragraph('Inside the nested expand.')]),
    ),
    { ...expand('A wide one', paragraph('Wider than the text.')), marks: [mark('breakout', { mode: 'wide' })] },
    columns(),
    ...(file === undefined
      ? []
      : [
          mediaSingle(mediaFile(file), 'A picture with a caption'),
          node('mediaGroup', null, [mediaFile(file)]),
          node('mediaSingle', { layout: 'wrap-right', width: 320, widthType: 'pixel' }, [
            { ...mediaFile(file), marks: [mark('border', { size: 2, color: '#091e4224' })] },
          ]),
        ]),
    mediaSingle(
      node('media', {
        type: 'external',
        url: 'https://pictures.larkfield.example/wall/7.png',
        alt: 'A shop front',
        width: 640,
        height: 360,
      }),
    ),
    node('blockCard', { url: `${scene.site.url}/browse/${scene.project.key}-1` }),
    node('embedCard', { url: 'https://boards.larkfield.example/plan/12', layout: 'center', width: 80 }),
    node('extension', {
      extensionType: 'com.atlassian.ecosystem',
      extensionKey: '9c1f0a52-6a0b-4a7e-9d55-1d9f6ab0c7e1/static/risk-chart',
      parameters: { range: 30, series: ['open', 'closed'] },
      text: 'Chart of risks',
      layout: 'default',
      localId: random.uuid(),
    }),
    node(
      'bodiedExtension',
      {
        extensionType: 'com.atlassian.ecosystem',
        extensionKey: '9c1f0a52-6a0b-4a7e-9d55-1d9f6ab0c7e1/static/secret-note',
        parameters: {},
        layout: 'default',
        localId: random.uuid(),
      },
      [paragraph('The body of a bodied extension.')],
    ),
    node('syncBlock', { resourceId: random.uuid(), localId: random.uuid() }),
  ];
}

function customPanel(): Adf {
  return node(
    'panel',
    { panelType: 'custom', panelIcon: ':bread:', panelIconId: '1f35e', panelIconText: '🍞', panelColor: '#FEDEC8' },
    [paragraph('A panel with its own colour.')],
  );
}

function tableWithSpans(): Adf {
  const header = (label: string, attrs: { [key: string]: number | number[] } = {}): Adf =>
    node('tableHeader', attrs, [paragraph(text(label, 'strong'))]);
  const cell = (content: Adf[], attrs: { [key: string]: number | string } = {}): Adf =>
    node('tableCell', attrs, content);
  return node('table', { isNumberColumnEnabled: true, layout: 'wide', width: 960 }, [
    node('tableRow', null, [
      header('Store', { colwidth: [180] }),
      header('First half', { colspan: 2, colwidth: [120, 120] }),
    ]),
    node('tableRow', null, [
      header('Bergen', { rowspan: 2 }),
      cell([paragraph('Q1')]),
      cell([paragraph('118.00')], { background: '#e3fcef' }),
    ]),
    node('tableRow', null, [cell([paragraph('Q2')]), cell([bulletList('till 1', 'till 2')])]),
    node('tableRow', null, [header('Lund'), cell([panel('note', paragraph('Closed in May'))], { colspan: 2 })]),
    node('tableRow', null, [
      header('Kiel'),
      cell([node('nestedExpand', { title: 'Numbers' }, [codeBlock('text', '12.90\n4.50')])]),
      cell([paragraph()]),
    ]),
  ]);
}

function columns(): Adf {
  return node('layoutSection', null, [
    node('layoutColumn', { width: 66.66 }, [heading(4, 'Left column'), paragraph('Two thirds of the page.')]),
    node('layoutColumn', { width: 33.33 }, [paragraph('One third.')]),
  ]);
}
