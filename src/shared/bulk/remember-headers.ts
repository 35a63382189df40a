import type { MappingGuess } from './guess-mapping';
import { chosenReadings, NO_READING } from './guess-reading';
import { headerKey } from './header-words';
import { bindMapping, type ColumnMapping, type Mapping, NO_MAPPING } from './mapping';

/**
 * What is remembered for the next file: what each header is for, what its texts stand for, and how a person has said that it is read. What all
 * rows of a sheet get is of that sheet, and what its texts tell by themselves the next file tells for itself. Of headers that it does not
 * name, and of those that nobody could place, what was known stays. Pure.
 */
export function rememberHeaders(
  memory: Mapping | null,
  mapping: Mapping,
  header: readonly string[],
  guess: Pick<MappingGuess, 'columns'> | null,
): Mapping {
  const known = new Map((memory?.columns ?? []).map((column) => [keyOf(column), column]));
  for (const { column, mapping: now } of bindMapping(mapping, header)) {
    const guessed = guess?.columns[column];
    // Left out by nobody: another project may have a field for it.
    if (now.target.kind === 'none' && guessed?.confidence !== 1) continue;
    const readings = chosenReadings(now, known.get(keyOf(now)) ?? null, guessed ?? NO_READING);
    known.set(keyOf(now), { ...now, ...readings });
  }
  return { ...NO_MAPPING, columns: [...known.values()] };
}

function keyOf({ header, nth }: ColumnMapping): string {
  return `${headerKey(header)} ${String(nth)}`;
}
