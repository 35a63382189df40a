import type { Adf } from '../model';
import {
  blockquote,
  bulletList,
  codeBlock,
  date,
  decisionList,
  emoji,
  expand,
  heading,
  inlineCard,
  link,
  lozenge,
  mark,
  mediaFile,
  mediaSingle,
  node,
  orderedList,
  panel,
  paragraph,
  table,
  taskList,
  text,
} from './adf';
import { browseUrl, earlierKey, say, type Scene, someone } from './scene';

/** A piece of a document: one or more root nodes. */
export type Block = (scene: Scene) => Adf[];

const DAY = 24 * 60 * 60 * 1000;

export const steps: Block = (scene) => [heading(3, 'Steps'), orderedList(1, ...lines(scene, scene.texts.steps, 3, 5))];

export const expectation: Block = (scene) => [
  paragraph(text('Expected: ', 'strong'), say(scene, scene.random.pick(scene.texts.expected))),
];

export const criteria: Block = (scene) => [
  heading(3, 'Done when'),
  bulletList(...lines(scene, scene.texts.criteria, 2, 4)),
];

const checklist: Block = (scene) => [
  taskList(
    scene.random.uuid(),
    lines(scene, scene.texts.criteria, 2, 4).map((line, index) => ({
      localId: scene.random.uuid(),
      done: index === 0,
      content: index === 1 ? [`${line}, `, someone(scene)] : [line],
    })),
  ),
];

const decisions: Block = (scene) => [
  decisionList(scene.random.uuid(), [
    {
      localId: scene.random.uuid(),
      content: [say(scene, 'We begin with {country} and leave the others as they are.')],
    },
    { localId: scene.random.uuid(), content: ['The old way stays until ', date(scene.at + 30 * DAY), '.'] },
  ]),
];

const snippet: Block = (scene) => {
  const [language, code] = scene.random.pick(scene.texts.snippets);
  return [codeBlock(language, code)];
};

const PANELS = [
  ['info', 'For the record: {team} knows about this.'],
  ['note', 'Only staging so far. Production is untouched.'],
  ['tip', 'With the debug switch on, the page shows which table it used.'],
  ['warning', 'Do not test this with real cards.'],
  ['error', 'Orders from {country} are affected right now.'],
  ['success', 'The first half is out since {clock}.'],
] as const;

const notice: Block = (scene) => {
  const [kind, pattern] = scene.random.pick(PANELS);
  return [panel(kind, paragraph(say(scene, pattern)))];
};

const customPanel: Block = (scene) => [
  node(
    'panel',
    { panelType: 'custom', panelIcon: ':bread:', panelIconId: '1f35e', panelIconText: '🍞', panelColor: '#FEDEC8' },
    [paragraph(say(scene, 'Freshly baked: build {build} is on staging.'))],
  ),
];

const builds: Block = (scene) => [
  table(
    ['Build', 'Where', 'Result', 'Orders'],
    scene.random
      .some(scene.texts.words['build'] ?? [], 3)
      .map((build, index) => [
        text(build, 'code'),
        say(scene, '{country}'),
        lozenge(index === 0 ? 'BROKEN' : 'FINE', index === 0 ? 'red' : 'green', scene.random.uuid()),
        String(index === 0 ? scene.random.int(2, 90) : 0),
      ]),
  ),
];

const quotation: Block = (scene) => [
  paragraph(say(scene, 'What {team} wrote:')),
  blockquote(
    paragraph(
      say(scene, 'I have tried it on {device} and in {browser}. It is the same everywhere, and it was not last week.'),
    ),
  ),
];

const reference: Block = (scene) => {
  const key = earlierKey(scene);
  if (key === null) return [];
  const url = browseUrl(scene.site, key);
  return scene.random.chance(0.5)
    ? [paragraph('Goes together with ', inlineCard(url), '.')]
    : [paragraph('See ', text(key, link(url)), ' for the first half of the story.')];
};

const picture: Block = (scene) => {
  const file = scene.pictures[0];
  if (file === undefined) return [];
  return [mediaSingle(mediaFile(file), scene.random.chance(0.4) ? say(scene, 'As seen on {device}') : undefined)];
};

const linkedPicture: Block = (scene) => [
  mediaSingle(
    node('media', {
      type: 'external',
      url: `https://pictures.larkfield.example/wall/${scene.random.int(100, 999)}.png`,
      alt: 'Graph of the last day',
      width: 640,
      height: 240,
    }),
  ),
];

const askSomeone: Block = (scene) => [
  paragraph(
    someone(scene),
    say(scene, ' can say more about {subject}. Wanted by '),
    date(scene.at + scene.random.int(2, 20) * DAY),
    '.',
  ),
];

const folded: Block = (scene) => [
  expand(
    'Log',
    codeBlock(
      'text',
      say(scene, 'session 77-{order}\nstart {clock}\ncountry {country}\nresult: gave up after {minutes} attempts'),
    ),
  ),
];

const emphasis: Block = (scene) => [
  paragraph(
    'This is ',
    text('not', 'em'),
    ' the same as last time: then it was ',
    text(say(scene, 'build {build}'), 'strike'),
    ', now it is ',
    text(say(scene, 'build {build}'), 'strong'),
    ', and ',
    text('only', 'underline'),
    ' with ',
    text('VAT', mark('textColor', { color: '#bf2600' })),
    ' shown. The rate is 25',
    text('%', mark('subsup', { type: 'sup' })),
    '.',
  ),
];

const mood: Block = (scene) => [paragraph(emoji(':eyes:', '1f440', '👀'), say(scene, ' {team} is watching this one.'))];

/** What most documents are made of beside their opening. */
export const COMMON_BLOCKS: readonly Block[] = [
  snippet,
  notice,
  builds,
  quotation,
  reference,
  picture,
  askSomeone,
  folded,
  emphasis,
  checklist,
];

/** Met now and then. */
export const RARE_BLOCKS: readonly Block[] = [customPanel, decisions, linkedPicture, mood];

function lines(scene: Scene, patterns: readonly string[], low: number, high: number): string[] {
  return scene.random.some(patterns, scene.random.int(low, high)).map((pattern) => say(scene, pattern));
}
