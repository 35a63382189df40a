import type { Json } from '../../world/model';
import { type JsonObject, isJsonObject } from '../context';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const BLOCK_TAGS: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  taskList: 'ul',
  decisionList: 'ul',
  listItem: 'li',
  taskItem: 'li',
  decisionItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

const MARK_TAGS: Record<string, string> = { strong: 'b', em: 'em', underline: 'ins', strike: 'del', code: 'tt' };

function attributes(node: JsonObject): JsonObject {
  const attrs = node['attrs'];
  return isJsonObject(attrs) ? attrs : {};
}

function words(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? escapeHtml(String(value)) : '';
}

function textHtml(node: JsonObject): string {
  const marks = Array.isArray(node['marks']) ? node['marks'] : [];
  return marks.reduce<string>((html, mark) => {
    if (!isJsonObject(mark)) return html;
    if (mark['type'] === 'link')
      return `<a href="${words(attributes(mark)['href'])}" class="external-link" rel="nofollow noreferrer">${html}</a>`;
    const tag = typeof mark['type'] === 'string' ? MARK_TAGS[mark['type']] : undefined;
    return tag === undefined ? html : `<${tag}>${html}</${tag}>`;
  }, words(node['text']));
}

/** Simple HTML of an ADF document, as `renderedFields` and `renderedBody` give it. Not sanitised by contract: clients must. */
export function adfHtml(node: Json | undefined): string {
  if (!isJsonObject(node)) return '';
  const inner = Array.isArray(node['content']) ? node['content'].map(adfHtml).join('') : '';
  const attrs = attributes(node);
  switch (node['type']) {
    case 'text':
      return textHtml(node);
    case 'hardBreak':
      return '<br/>';
    case 'rule':
      return '<hr />';
    case 'heading':
      return `<h${words(attrs['level'])}>${inner}</h${words(attrs['level'])}>`;
    case 'codeBlock':
      return `<div class="code panel"><pre class="code-${words(attrs['language']) || 'plain'}">${inner}</pre></div>`;
    case 'panel':
      return `<div class="panel"><div class="panelContent">${inner}</div></div>`;
    case 'mention':
      return `<a class="user-hover" rel="${words(attrs['id'])}">${words(attrs['text'])}</a>`;
    case 'emoji':
    case 'status':
      return words(attrs['text'] ?? attrs['shortName']);
    case 'inlineCard':
    case 'blockCard':
      return `<a href="${words(attrs['url'])}" class="external-link">${words(attrs['url'])}</a>`;
    case 'media':
      return `<span class="image-wrap">${words(attrs['alt'])}</span>`;
    default: {
      const tag = typeof node['type'] === 'string' ? BLOCK_TAGS[node['type']] : undefined;
      return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
    }
  }
}
