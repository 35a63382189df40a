import { diffLines } from 'diff';

/** The lines of `now`, counted from 1, that do not stand in `before`. Pure. */
export function changedLines(before: string, now: string): readonly number[] {
  const changed: number[] = [];
  let line = 1;
  for (const { added, removed, count } of diffLines(ending(before), ending(now))) {
    if (removed) continue;
    if (added) changed.push(...Array.from({ length: count }, (_, index) => line + index));
    line += count;
  }
  return changed;
}

/** A last line without its end would differ from the same line in the middle; so would one before a comma that was added. */
function ending(text: string): string {
  return `${text.replaceAll(/,$/gm, '')}\n`;
}
