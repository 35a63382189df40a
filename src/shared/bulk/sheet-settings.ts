import { readMapping, writeMapping } from './mapping-file';
import type { Mapping } from './mapping';
import type { Found } from './question';
import { isJsonObject, type JsonObject } from '../json';

/** What is kept of a sheet beside its cells. */
export interface SheetSettings {
  readonly projectId: string | null;
  readonly mapping: Mapping | null;
  readonly found: Found;
  /** Somebody has looked at the mapping and gone on. */
  readonly mapped: boolean;
  /** How wide somebody has made columns in the grid, in pixels, by their number from 0. */
  readonly widths?: Readonly<Record<string, number>>;
  /** Mended rows, by number, that were told to join the run and are not in it yet: they join it after a restart too. */
  readonly joining?: readonly number[];
}

export const NO_SETTINGS: SheetSettings = { projectId: null, mapping: null, found: {}, mapped: false };

/** As `bulk.saveSettings` keeps it: all but the answers, see `bulk.keepAnswers`. The mapping is the text of its file: the same that the command line reads. Pure. */
export function keptSettings({
  projectId,
  mapping,
  mapped,
  widths,
  joining = [],
}: Omit<SheetSettings, 'found'>): JsonObject {
  return {
    projectId,
    mapping: mapping === null ? null : writeMapping(mapping),
    mapped,
    ...(widths === undefined ? {} : { widths }),
    ...(joining.length === 0 ? {} : { joining: [...joining] }),
  };
}

/** Reads what was kept; what cannot be read is as if it had never been said. Pure. */
export function readSettings(kept: JsonObject): SheetSettings {
  const { projectId, mapping, found, mapped, widths, joining } = kept;
  const read = typeof mapping === 'string' ? readMapping(mapping) : null;
  return {
    projectId: typeof projectId === 'string' ? projectId : null,
    mapping: read?.ok === true ? read.value : null,
    // It was written by this program, and main checks every answer on its way here.
    found: isJsonObject(found) ? (JSON.parse(JSON.stringify(found)) as Found) : {},
    mapped: mapped === true,
    ...(isJsonObject(widths) ? { widths: numbersIn(widths) } : {}),
    ...(Array.isArray(joining) ? { joining: joining.filter((row) => typeof row === 'number') } : {}),
  };
}

function numbersIn(of: JsonObject): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(of).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );
}
