/**
 * `1h 30m`, `90m`, `1.5h` in seconds, or what is wrong with it. Days and weeks are as long as a site's settings say, so they are not
 * taken. Pure.
 */
export function readDuration(text: string): { readonly seconds: number } | { readonly wrong: string } {
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/gi)];
  const rest = text.replace(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/gi, '').trim();
  let seconds = 0;
  for (const [, count = '', unit = ''] of parts) {
    const each = { h: 3600, m: 60 }[unit.toLowerCase()];
    if (each === undefined) return { wrong: `"${unit}" is no unit here: write hours and minutes, such as 1h 30m.` };
    seconds += Number(count.replace(',', '.')) * each;
  }
  if (rest !== '' || seconds < 60) return { wrong: `"${text}" is no time: write hours and minutes, such as 1h 30m.` };
  return { seconds: Math.round(seconds / 60) * 60 };
}
