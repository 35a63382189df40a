import type { DOMOutputSpec, TagParseRule } from '@tiptap/pm/model';
import type { JsonValue } from '@shared/json';
import { openableLink, safeLink } from '@shared/adf/safe-link';

/** How a mark stands in the page, and which foreign HTML is read as it. */
export interface MarkHtml {
  readonly render: (attrs: Readonly<Record<string, JsonValue>>) => DOMOutputSpec;
  readonly parse: readonly TagParseRule[];
}

const tags = (...names: readonly string[]): TagParseRule[] => names.map((tag) => ({ tag }));

/** Nothing opens from here: the page shows the address, and opening goes through the program's own allow-list. */
function anchor(href: JsonValue | undefined): DOMOutputSpec {
  const said = typeof href === 'string' ? href : '';
  const address = openableLink(said);
  return address === null
    ? ['span', { 'data-mark': 'link', title: `Not opened from here: ${said}` }, 0]
    : ['a', { href: address, rel: 'noopener noreferrer nofollow' }, 0];
}

function hrefOf(element: HTMLElement): { href: string } | false {
  const href = safeLink(element.getAttribute('href') ?? '');
  return href === null ? false : { href };
}

// Colours stand as data, and a plug-in of the chrome turns them into checked custom properties: no inline style, as the policy asks.
const colour = (mark: string): MarkHtml => ({
  render: ({ color }) => ['span', { 'data-mark': mark, 'data-color': typeof color === 'string' ? color : '' }, 0],
  parse: [],
});

export const MARK_HTML: Readonly<Record<string, MarkHtml>> = {
  link: {
    render: ({ href }) => anchor(href),
    parse: [{ tag: 'a[href]', getAttrs: hrefOf }],
  },
  annotation: { render: () => ['span', { 'data-mark': 'annotation' }, 0], parse: [] },
  em: { render: () => ['em', 0], parse: tags('em', 'i') },
  strong: { render: () => ['strong', 0], parse: tags('strong', 'b') },
  textColor: colour('textColor'),
  backgroundColor: colour('backgroundColor'),
  underline: { render: () => ['u', 0], parse: tags('u') },
  strike: { render: () => ['s', 0], parse: tags('s', 'del', 'strike') },
  subsup: {
    render: ({ type }) => [type === 'sup' ? 'sup' : 'sub', 0],
    parse: [
      { tag: 'sub', attrs: { type: 'sub' } },
      { tag: 'sup', attrs: { type: 'sup' } },
    ],
  },
  code: { render: () => ['code', 0], parse: tags('code') },
  sealedMark: { render: () => ['span', { 'data-mark': 'sealedMark' }, 0], parse: [] },
};
