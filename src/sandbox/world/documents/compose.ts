import type { Adf } from '../model';
import type { TextKind } from '../texts/project-texts';
import { codeBlock, doc, emoji, hardBreak, inlineCard, link, paragraph, text } from './adf';
import { type Block, COMMON_BLOCKS, criteria, expectation, RARE_BLOCKS, steps } from './blocks';
import { browseUrl, earlierKey, say, type Scene, someone } from './scene';

/** What a description of each kind has beside its opening. */
const SKELETON: Readonly<Record<TextKind, readonly Block[]>> = {
  epic: [criteria],
  bug: [steps, expectation],
  story: [criteria],
  task: [],
  incident: [expectation],
  request: [],
  change: [steps],
  refund: [],
  article: [criteria],
};

/** A description that begins with what it is about, then goes on as its kind does. */
export function descriptionOf(scene: Scene, kind: TextKind): Adf {
  const { random, texts } = scene;
  const openings = texts.openings[kind] ?? texts.openings.task ?? ['About {subject}.'];
  const content = [paragraph(say(scene, random.pick(openings)))];
  for (const block of SKELETON[kind]) if (random.chance(0.8)) content.push(...block(scene));
  for (const block of random.some(COMMON_BLOCKS, random.int(0, 3))) content.push(...block(scene));
  if (random.chance(0.15)) content.push(...random.pick(RARE_BLOCKS)(scene));
  return doc(...content);
}

/** A short plain document, as people type most of them. */
export function plainDescription(scene: Scene, kind: TextKind): Adf {
  const openings = scene.texts.openings[kind] ?? scene.texts.openings.task ?? ['About {subject}.'];
  return doc(paragraph(say(scene, scene.random.pick(openings))));
}

export function commentOf(scene: Scene): Adf {
  const { random, texts } = scene;
  const remark = say(scene, random.pick(texts.remarks));
  switch (random.weighted({ plain: 55, mention: 18, twoLines: 8, code: 6, card: 6, emoji: 4, list: 3 })) {
    case 'plain':
      return doc(paragraph(remark));
    case 'mention':
      return doc(paragraph(someone(scene), ` ${remark}`));
    case 'twoLines':
      return doc(paragraph(remark, hardBreak(), say(scene, random.pick(texts.remarks))));
    case 'code': {
      const [language, code] = random.pick(texts.snippets);
      return doc(paragraph(remark), codeBlock(language, code));
    }
    case 'card': {
      const key = earlierKey(scene);
      if (key === null) return doc(paragraph(remark));
      const url = browseUrl(scene.site, key);
      return doc(paragraph(`${remark} `, random.chance(0.5) ? inlineCard(url) : text(key, link(url))));
    }
    case 'emoji':
      return doc(paragraph(emoji(':thumbsup:', '1f44d', '👍'), ` ${remark}`));
    case 'list':
      return doc(paragraph(remark), ...steps(scene).slice(1));
  }
}

/** What is written into `environment`. */
export function environmentOf(scene: Scene): Adf {
  return doc(paragraph(say(scene, '{browser}, {device}, build {build}, {country}')));
}

/** What is noted beside logged work. */
export function workNote(scene: Scene): Adf {
  return doc(
    paragraph(
      say(scene, scene.random.pick(['Looked into {subject}.', 'Pair work with {team}.', 'Fix and test.', 'Review.'])),
    ),
  );
}
