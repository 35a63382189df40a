/** Lower case without accents: "Tomas" finds Tomás. */
export function fold(text: string): string {
  // Most texts have no accents to look for, and a sheet folds a hundred thousand of them.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
