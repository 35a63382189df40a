/** What others say comes with and without a stop; between our sentences it needs one. */
export function withStop(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Jira's sentences one after the other, or ours where it has none. */
export function sentences(messages: readonly string[], otherwise: string): string {
  const said = messages.map(withStop).filter((message) => message !== '');
  return said.length === 0 ? otherwise : said.join(' ');
}
