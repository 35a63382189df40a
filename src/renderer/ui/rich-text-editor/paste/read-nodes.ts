import { lineNodes, textNodes } from '@shared/adf/fit/fit-inlines';
import type { AdfNode } from '@shared/adf/types';
import { codeBlockOf } from './code-elements';
import { marksWithin } from './element-marks';
import { isHidden, keepsSpace } from './element-style';
import { jiraBlock, jiraInline } from './jira-elements';
import { listOf } from './list-elements';
import { pictureOf } from './picture-element';
import type { Reading } from './reading';
import { tableOf } from './table-element';

/** What shows no text, or is not the page's own text. */
const SKIPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'audio',
  'video',
  'select',
  'textarea',
  'input',
  'button',
  'map',
  'colgroup',
  'col',
  'datalist',
]);

const BLOCKS: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'body',
  'center',
  'dd',
  'div',
  'dl',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'hgroup',
  'legend',
  'li',
  'main',
  'nav',
  'p',
  'section',
  'caption',
  'tr',
  'td',
  'th',
  'menu',
]);

const STRONG: AdfNode = { type: 'strong' };

/** What is inside an element, blocks and inlines as they come: `fitDocument` sorts them. */
export function readNodes(parent: Node, reading: Reading): AdfNode[] {
  return [...parent.childNodes].flatMap((child) => {
    if (child instanceof Text) return readText(child.data, reading);
    return child instanceof Element ? readElement(child, reading) : [];
  });
}

function readText(data: string, reading: Reading): AdfNode[] {
  if (reading.keepSpace) return lineNodes(data.replaceAll('\u00a0', ' '), reading.marks);
  return textNodes(plainSpaces(data.replace(/[ \t\r\n\f]+/g, ' ')), reading.marks);
}

/** A hard space between two words is meant; beside other space it is only how browsers and Word write more than one. */
function plainSpaces(text: string): string {
  return text.replace(/(?<=^|\s)\u00a0|\u00a0(?=\s|$)/g, ' ');
}

function readElement(element: Element, around: Reading): AdfNode[] {
  const name = element.localName;
  if (SKIPPED.has(name) || isHidden(element)) return [];
  const jira = jiraInline(element);
  if (jira !== null) return jira;
  const inside = (): AdfNode[] => readNodes(element, within(element, around));
  const ofJira = jiraBlock(element, inside, around.newId);
  if (ofJira !== null) return ofJira;
  const code = codeBlockOf(element);
  if (code !== null) return [code];
  const heading = /^h([1-6])$/.exec(name)?.[1];
  // A heading is bold wherever it comes from: that is no mark of its words.
  if (heading !== undefined) return [{ type: 'heading', attrs: { level: Number(heading) }, content: plain(inside()) }];
  switch (name) {
    case 'br':
      return element.classList.contains('Apple-interchange-newline') ? [] : [{ type: 'hardBreak' }];
    case 'hr':
      return [{ type: 'rule' }];
    case 'img':
      return pictureOf(element, around);
    case 'ul':
    case 'ol':
      return [listOf(element, around, readNodes)];
    case 'table':
      return tableOf(element, around, readNodes);
    case 'blockquote':
      return [{ type: 'blockquote', content: inside() }];
    case 'details':
      return [detailsOf(element, around)];
    case 'dt':
      return [{ type: 'paragraph', content: readNodes(element, { ...around, marks: [...around.marks, STRONG] }) }];
    default:
      return BLOCKS.has(name) ? [{ type: 'paragraph', content: inside() }] : inside();
  }
}

function within(element: Element, around: Reading): Reading {
  return {
    ...around,
    marks: marksWithin(element, around.marks),
    keepSpace: around.keepSpace || keepsSpace(element),
  };
}

function plain(nodes: readonly AdfNode[]): AdfNode[] {
  return nodes.map((node) => {
    const { marks, ...rest } = node;
    if (!Array.isArray(marks)) return node;
    const kept = (marks as readonly AdfNode[]).filter((mark) => mark['type'] !== 'strong');
    return kept.length === 0 ? rest : { ...rest, marks: kept };
  });
}

function detailsOf(element: Element, around: Reading): AdfNode {
  const summary = [...element.children].find((child) => child.localName === 'summary');
  const title = (summary?.textContent ?? '').trim();
  summary?.remove();
  return { type: 'expand', ...(title === '' ? {} : { attrs: { title } }), content: readNodes(element, around) };
}
