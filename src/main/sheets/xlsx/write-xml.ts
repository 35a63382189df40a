/** What XML 1.0 cannot hold at all or does not want (section 2.2): control characters, halves of characters. */
const IMPOSSIBLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Text for an element or an attribute in double quotes. Pure. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(IMPOSSIBLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

/** A cell that holds its text itself. What would read as an escape (`_x0041_`) is escaped. Pure. */
export function inlineCell(reference: string, text: string, style: number): string {
  const kept = escapeXml(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${kept}</t></is></c>`;
}
