import { textNodes } from '@shared/adf/fit/fit-inlines';
import type { AdfNode } from '@shared/adf/types';
import { isMonospace, keepsSpace } from './element-style';

/** `language-ts` (CommonMark), `lang-ts`, `highlight-source-ts` (GitHub), `code-java` (Jira), `brush: java` (Confluence). */
const LANGUAGE = /(?:^|\s)(?:language-|lang-|highlight-source-|code-|brush:\s*)([\w+#.-]+)/i;

/** A block of code: `<pre>`, or what VS Code and other editors copy, a `<div>` in a monospace font whose spaces count. */
export function codeBlockOf(element: Element): AdfNode | null {
  const isPre = element.localName === 'pre';
  if (!isPre && !(element.localName === 'div' && isMonospace(element) && keepsSpace(element))) return null;
  const language = languageOf(element);
  const text = linesOf(element)
    .replaceAll('\u00a0', ' ')
    .replace(/^\n|\s+$/g, '');
  return { type: 'codeBlock', ...(language === '' ? {} : { attrs: { language } }), content: textNodes(text) };
}

function languageOf(element: Element): string {
  const near = [element, element.querySelector('code'), element.parentElement];
  for (const each of near) {
    const named = each?.getAttribute('data-language') ?? LANGUAGE.exec(each?.className ?? '')?.[1];
    if (named !== undefined && named !== '') return named.toLowerCase();
  }
  return '';
}

/** The text with a line end where a line of its own begins: editors put each line into a `<div>`. */
function linesOf(parent: Node): string {
  let text = '';
  for (const child of parent.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element) {
      const isLine = child.localName === 'div' || child.localName === 'p';
      if (isLine && text !== '' && !text.endsWith('\n')) text += '\n';
      text += child.localName === 'br' ? '\n' : linesOf(child);
      if (isLine && !text.endsWith('\n')) text += '\n';
    }
  }
  return text;
}
