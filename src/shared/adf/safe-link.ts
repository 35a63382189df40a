/** What a link of a document may say. Everything else is shown as text. */
const WRITTEN = new Set(['https:', 'http:', 'mailto:']);
const OWN_COMPUTER = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address in its parsed form, or `null` when it must not become a link (`javascript:`, `data:`, `file:`, relative). Whether it is
 * opened is another question: `openableLink`.
 */
export function safeLink(href: string): string | null {
  const url = addressOf(href);
  return url !== null && WRITTEN.has(url.protocol) ? url.href : null;
}

/**
 * The address when a click on it may leave the program: https and mailto, and http on this computer alone, where a sandbox is. The
 * main process decides the same once more (`open-external.ts`). Any other stays in the document as it is and is not followed.
 */
export function openableLink(href: string): string | null {
  const url = addressOf(href);
  if (url === null) return null;
  if (url.protocol === 'mailto:') return url.href;
  const isOpened = url.protocol === 'https:' || (url.protocol === 'http:' && OWN_COMPUTER.has(url.hostname));
  return isOpened && url.username === '' && url.password === '' ? url.href : null;
}

function addressOf(href: string): URL | null {
  try {
    return new URL(href.trim());
  } catch {
    // Not an absolute address: a document from Jira has no base to resolve it on.
    return null;
  }
}
