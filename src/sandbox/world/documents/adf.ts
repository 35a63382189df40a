import type { Adf, Json } from '../model';

/** Builders of Atlassian Document Format nodes and marks (contract 10): they only arrange, the schema test judges. */
export function doc(...content: Adf[]): Adf {
  return { type: 'doc', version: 1, content };
}

export function node(type: string, attrs: { [key: string]: Json } | null, content?: Adf[]): Adf {
  return { type, ...(attrs === null ? {} : { attrs }), ...(content === undefined ? {} : { content }) };
}

/** Text with marks; a mark is its name, or a whole mark. */
export function text(value: string, ...marks: (string | Adf)[]): Adf {
  if (marks.length === 0) return { type: 'text', text: value };
  return { type: 'text', text: value, marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) };
}

export function mark(type: string, attrs: { [key: string]: Json }): Adf {
  return { type, attrs };
}

export function link(href: string): Adf {
  return mark('link', { href });
}

/** Strings become plain text nodes. */
export function paragraph(...inline: (string | Adf)[]): Adf {
  return node('paragraph', null, inlines(inline));
}

export function heading(level: number, ...inline: (string | Adf)[]): Adf {
  return node('heading', { level }, inlines(inline));
}

export function bulletList(...items: (string | Adf)[]): Adf {
  return node('bulletList', null, items.map(listItem));
}

export function orderedList(order: number, ...items: (string | Adf)[]): Adf {
  return node('orderedList', { order }, items.map(listItem));
}

/** A string or an inline becomes a paragraph; a `listItem` is taken as it is. */
function listItem(item: string | Adf): Adf {
  if (typeof item === 'string') return node('listItem', null, [paragraph(item)]);
  return item['type'] === 'listItem' ? item : node('listItem', null, [item]);
}

export function panel(panelType: string, ...content: Adf[]): Adf {
  return node('panel', { panelType }, content);
}

export function codeBlock(language: string | null, code: string): Adf {
  return node('codeBlock', language === null ? {} : { language }, [{ type: 'text', text: code }]);
}

export function table(header: readonly string[], rows: readonly (readonly (string | Adf)[])[]): Adf {
  return node('table', { isNumberColumnEnabled: false, layout: 'default' }, [
    node(
      'tableRow',
      null,
      header.map((cell) => node('tableHeader', {}, [paragraph(text(cell, 'strong'))])),
    ),
    ...rows.map((row) =>
      node(
        'tableRow',
        null,
        row.map((cell) => node('tableCell', {}, [blockOf(cell)])),
      ),
    ),
  ]);
}

const INLINE = new Set(['text', 'status', 'mention', 'emoji', 'date', 'inlineCard', 'hardBreak']);

function blockOf(cell: string | Adf): Adf {
  if (typeof cell === 'string') return paragraph(...(cell === '' ? [] : [cell]));
  return typeof cell['type'] === 'string' && INLINE.has(cell['type']) ? paragraph(cell) : cell;
}

export function mention(accountId: string, displayName: string): Adf {
  return node('mention', { id: accountId, text: `@${displayName}` });
}

export function emoji(shortName: string, id: string, fallback: string): Adf {
  return node('emoji', { shortName, id, text: fallback });
}

/** Midnight in UTC of the day in which `at` (epoch milliseconds) lies. */
export function date(at: number): Adf {
  const day = 24 * 60 * 60 * 1000;
  return node('date', { timestamp: String(Math.floor(at / day) * day) });
}

export function lozenge(label: string, color: string, localId: string): Adf {
  return node('status', { text: label, color, localId, style: '' });
}

export function inlineCard(url: string): Adf {
  return node('inlineCard', { url });
}

export function hardBreak(): Adf {
  return { type: 'hardBreak' };
}

export function rule(): Adf {
  return { type: 'rule' };
}

export function taskList(
  localId: string,
  items: readonly { localId: string; done: boolean; content: (string | Adf)[] }[],
): Adf {
  return node(
    'taskList',
    { localId },
    items.map((item) =>
      node('taskItem', { localId: item.localId, state: item.done ? 'DONE' : 'TODO' }, inlines(item.content)),
    ),
  );
}

export function decisionList(localId: string, items: readonly { localId: string; content: (string | Adf)[] }[]): Adf {
  return node(
    'decisionList',
    { localId },
    items.map((item) => node('decisionItem', { localId: item.localId, state: 'DECIDED' }, inlines(item.content))),
  );
}

export interface FileMedia {
  mediaId: string;
  filename: string;
  width: number;
  height: number;
}

export function mediaFile(file: FileMedia): Adf {
  return node('media', {
    type: 'file',
    id: file.mediaId,
    collection: '',
    alt: file.filename,
    width: file.width,
    height: file.height,
  });
}

export function mediaSingle(media: Adf, caption?: string): Adf {
  return node('mediaSingle', { layout: 'center' }, [
    media,
    ...(caption === undefined ? [] : [node('caption', null, inlines([caption]))]),
  ]);
}

export function expand(title: string, ...content: Adf[]): Adf {
  return node('expand', { title }, content);
}

export function blockquote(...content: Adf[]): Adf {
  return node('blockquote', null, content);
}

function inlines(parts: readonly (string | Adf)[]): Adf[] {
  return parts.map((part) => (typeof part === 'string' ? text(part) : part));
}
