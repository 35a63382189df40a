/**
 * A declaration of an element's `style`, as it is written: pasted markup says much of its meaning there (Google Docs
 * has no `<b>`). It is read and never taken over. Empty when there is none.
 */
export function styleOf(element: Element, property: string): string {
  const style = element.getAttribute('style') ?? '';
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return '';
}

/** Not drawn where it comes from: Word's and mail programs' hidden parts. */
export function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    styleOf(element, 'display') === 'none' ||
    styleOf(element, 'visibility') === 'hidden' ||
    styleOf(element, 'mso-hide') === 'all'
  );
}

/** Text whose spaces and line ends count. */
export function keepsSpace(element: Element): boolean {
  return element.localName === 'pre' || styleOf(element, 'white-space').startsWith('pre');
}

export function isMonospace(element: Element): boolean {
  return /monospace|consolas|courier|menlo|monaco/.test(styleOf(element, 'font-family'));
}
