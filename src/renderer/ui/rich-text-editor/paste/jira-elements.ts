import { isJsonObject, type JsonObject } from '@shared/json';
import { nodeType, textOf, type AdfNode } from '@shared/adf/types';
import { safeLink } from '@shared/adf/safe-link';
import { textNodes } from '@shared/adf/fit/fit-inlines';

const STATUS_COLOURS: ReadonlySet<string> = new Set(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']);

/**
 * The inline nodes that Jira's editor copies as elements of its own (`data-pm-slice`), and those of its rendered
 * pages: mentions, emoji, dates, statuses, smart links. Null when the element is none of them.
 */
export function jiraInline(element: Element): AdfNode[] | null {
  const data = (name: string): string => element.getAttribute(`data-${name}`) ?? '';
  const said = (): string => (element.textContent ?? '').trim();
  const person = data('mention-id') || (element.classList.contains('user-hover') ? data('account-id') : '');
  if (person !== '') return [{ type: 'mention', attrs: { id: person, text: `@${said().replace(/^@/, '')}` } }];
  if (data('emoji-short-name') !== '') return [emoji(data('emoji-short-name'), data('emoji-id'), data('emoji-text'))];
  if (data('node-type') === 'date') return date(data('timestamp') || (element.getAttribute('timestamp') ?? ''), said());
  if (data('node-type') === 'status') {
    const color = data('color');
    const text = data('text') || said();
    if (text === '') return [];
    return [{ type: 'status', attrs: { text, color: STATUS_COLOURS.has(color) ? color : 'neutral' } }];
  }
  if (element.hasAttribute('data-inline-card')) return card(element, data('card-url'));
  return null;
}

function emoji(shortName: string, id: string, text: string): AdfNode {
  return { type: 'emoji', attrs: { shortName, ...(id === '' ? {} : { id }), ...(text === '' ? {} : { text }) } };
}

function date(timestamp: string, said: string): AdfNode[] {
  return /^\d{1,15}$/.test(timestamp) ? [{ type: 'date', attrs: { timestamp } }] : textNodes(said);
}

function card(element: Element, url: string): AdfNode[] | null {
  const address = safeLink(url === '' ? (element.getAttribute('href') ?? addressIn(element)) : url);
  return address === null ? null : [{ type: 'inlineCard', attrs: { url: address } }];
}

function addressIn(element: Element): string {
  const kept: unknown = readJson(element.getAttribute('data-card-data') ?? '');
  return isJsonObject(kept) && typeof kept['url'] === 'string' ? kept['url'] : '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An attribute of someone else's making: then it says nothing.
    return null;
  }
}

const PANELS: ReadonlySet<string> = new Set(['info', 'note', 'tip', 'warning', 'error', 'success']);

/** The blocks that only Jira and Confluence have, as containers of `inside`; null when the element is none of them. */
export function jiraBlock(element: Element, inside: () => AdfNode[], newId: () => string): AdfNode[] | null {
  const panelType = element.getAttribute('data-panel-type');
  if (panelType !== null) return container('panel', { panelType: PANELS.has(panelType) ? panelType : 'info' }, inside);
  const kind = element.getAttribute('data-node-type');
  if (kind === 'expand' || kind === 'nestedExpand') {
    const title = element.getAttribute('data-title') ?? '';
    return container('expand', title === '' ? {} : { title }, inside);
  }
  if (element.hasAttribute('data-task-list-local-id'))
    return container('taskList', { localId: newId() }, () => tasksOnly(inside(), newId));
  if (element.hasAttribute('data-task-local-id')) {
    const state = element.getAttribute('data-task-state') === 'DONE' ? 'DONE' : 'TODO';
    return container('taskItem', { localId: newId(), state }, inside);
  }
  return null;
}

/** Nothing but tasks may lie in a list of them: what else is found there becomes one. */
function tasksOnly(nodes: readonly AdfNode[], newId: () => string): AdfNode[] {
  return nodes.flatMap((node): AdfNode[] => {
    if (['taskItem', 'taskList'].includes(nodeType(node))) return [node];
    if (nodeType(node) === 'text' && textOf(node).trim() === '') return [];
    return [{ type: 'taskItem', attrs: { localId: newId(), state: 'TODO' }, content: [node] }];
  });
}

function container(type: string, attrs: JsonObject, inside: () => AdfNode[]): AdfNode[] {
  return [{ type, ...(Object.keys(attrs).length === 0 ? {} : { attrs }), content: inside() }];
}
