import { styleOf } from './element-style';

/** Word writes a list as paragraphs that name their list and level, each with its sign as text of its own. */
function levelOf(element: Element): number | null {
  if (element.localName !== 'p') return null;
  const found = /level(\d{1,2})/.exec(styleOf(element, 'mso-list'));
  return found === null ? null : Math.max(1, Number(found[1]));
}

/** The sign before the text: `·`, `1.`, `a)`. */
function takeSign(item: Element): string {
  const sign = [...item.querySelectorAll('span')].find((span) => styleOf(span, 'mso-list') === 'ignore');
  const text = sign?.textContent ?? '';
  sign?.remove();
  return text.trim();
}

function isNumber(sign: string): boolean {
  return /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]$/i.test(sign);
}

/** Puts real lists in the place of Word's paragraphs, so that the rest of the reading knows of lists only. */
export function mendWordLists(root: ParentNode & Node): void {
  const document = root.ownerDocument;
  if (document === null) return;
  const items = [...root.querySelectorAll('p')].filter((element) => levelOf(element) !== null);
  /** The open lists, outermost first. */
  let open: Element[] = [];
  let last: Element | null = null;
  for (const item of items) {
    const level = Math.min(levelOf(item) ?? 1, 9);
    const follows = last !== null && (open[0] ?? last).nextElementSibling === item;
    const name = isNumber(takeSign(item)) ? 'ol' : 'ul';
    if (!follows) open = [];
    open = open.slice(0, level);
    const innermost = open.at(-1);
    if (innermost === undefined || open.length < level || (open.length === level && innermost.localName !== name)) {
      if (open.length === level) open.pop();
      const list = document.createElement(name);
      const parent = open.at(-1)?.lastElementChild ?? null;
      if (parent === null) item.before(list);
      else parent.append(list);
      open.push(list);
    }
    const entry = document.createElement('li');
    entry.append(...item.childNodes);
    open.at(-1)?.append(entry);
    last = item;
    item.remove();
  }
}
