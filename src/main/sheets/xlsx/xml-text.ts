/** `_x000D_` in a text of a workbook is the character with that number (ECMA-376 part 1, 22.9.2.19); `_x005F_` is an underscore. Pure. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** Line ends as everywhere else; what no text has (NUL) is left out. Pure. */
export function cellText(text: string): string {
  const decoded = decodeEscapes(text);
  return /[\r\0]/.test(decoded) ? decoded.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '') : decoded;
}
