/** The only schemes that a document may link to. Everything else is shown as text. */
const ALLOWED = new Set(['https:', 'http:', 'mailto:']);

/** The address in its parsed form, or `null` when it must not become a link (`javascript:`, `data:`, `file:`, relative). */
export function safeLink(href: string): string | null {
  try {
    const url = new URL(href.trim());
    return ALLOWED.has(url.protocol) ? url.href : null;
  } catch {
    // Not an absolute address: a document from Jira has no base to resolve it on.
    return null;
  }
}
