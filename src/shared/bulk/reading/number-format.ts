/** What a number of a spreadsheet stands for, by the format that it is shown in. */
export type NumberKind = 'number' | 'date' | 'date-time' | 'time' | 'duration';

/**
 * Reads a format code (`yyyy-mm-dd`, `[h]:mm`, `0.00%`) as far as it tells dates and times from numbers (ECMA-376 part 1, 18.8.31).
 * Only the first section counts, the one of positive numbers. Pure.
 */
export function kindOfFormat(code: string): NumberKind {
  const [section = ''] = code
    .replaceAll(/"[^"]*"?|\\.|[_*]./g, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi, '')
    .toLowerCase()
    .split(';');
  if (section.includes('general') || section.includes('@')) return 'number';
  if (/\[[hms]+\]/.test(section)) return 'duration';
  const bare = section.replaceAll(/am\/pm|a\/p/g, 'h');
  const date = /[ydj年月日]/.test(bare);
  const time = /[hs]/.test(bare);
  if (date) return time ? 'date-time' : 'date';
  if (time) return 'time';
  // `m` alone is the month; `0.0" m"` was taken away above.
  return bare.includes('m') && !/[0#?]/.test(bare) ? 'date' : 'number';
}

/** The formats that a file names by number alone (18.8.30; 27 to 58 in Chinese, Japanese and Korean). Pure. */
export function kindOfBuiltIn(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  if (id >= 18 && id <= 21) return 'time';
  if (id === 22) return 'date-time';
  if ((id >= 32 && id <= 35) || id === 45 || id === 47) return 'time';
  return id === 46 ? 'duration' : 'number';
}
