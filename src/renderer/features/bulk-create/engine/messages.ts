import type { BulkSite } from '@shared/bulk/bulk-site';
import type { KnownIssue } from '@shared/bulk/duplicates';
import type { DryRun, RunTerms } from '@shared/bulk/dry-run';
import type { MappingGuess, MissingField } from '@shared/bulk/guess-mapping';
import type { Mapping } from '@shared/bulk/mapping';
import type { Problem } from '@shared/bulk/problem';
import type { ProblemGroup } from '@shared/bulk/problem-groups';
import type { Found, Question } from '@shared/bulk/question';
import type { Plan, RowState } from '@shared/bulk/row-plan';
import type { SheetRow } from '@shared/bulk/sheet';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import type { SheetStep } from '@shared/bulk/sheet-step';
import type { TableNote } from '@shared/bulk/table';
import type { JsonObject } from '@shared/json';
import type { PackedRows } from './packed-rows';

/** What the page asks of the worker that reads and plans. Messages are handled one after the other, in their order. */
export type ToEngine =
  /** A table that was read just now: JSON of a `Table`. Answers `opened`, and its rows in pieces. */
  | { readonly ask: 'begin'; readonly table: string }
  /** A sheet that was kept: JSON of a `Sheet` and of its events. */
  | { readonly ask: 'resume'; readonly sheet: string; readonly events: string }
  | { readonly ask: 'event'; readonly event: SheetEvent }
  /** Where it is to go. Everything is planned anew. */
  | {
      readonly ask: 'site';
      readonly site: BulkSite;
      /** How headers of other sheets were mapped. */
      readonly memory: Mapping | null;
      /** What was said of this sheet for another project. */
      readonly carried?: Mapping | null;
      /** `null`: guess one. */
      readonly mapping: Mapping | null;
      readonly found: Found;
      readonly known: readonly KnownIssue[];
      readonly terms: Omit<RunTerms, 'pointsFor'> & { readonly pointsPerIssue: number };
    }
  | { readonly ask: 'mapping'; readonly mapping: Mapping }
  /** All answers so far. */
  | { readonly ask: 'found'; readonly found: Found }
  /** Mends all alike; `text` `null`: each with its own closest. Answers `mended`. */
  | { readonly ask: 'fix'; readonly key: string; readonly text: string | null }
  /** The body that would be sent for a row. */
  | { readonly ask: 'body'; readonly row: number };

/** What is wrong with a row that has something wrong. */
export interface RowTrouble {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** A plan as the page needs it: small enough to cross without holding up a frame. */
export interface ShownPlan {
  /** By the row's number. */
  readonly states: ReadonlyMap<number, RowState>;
  readonly troubles: ReadonlyMap<number, RowTrouble>;
  /** The parents of rows whose parent is a row too, both by number. */
  readonly parents: ReadonlyMap<number, number>;
  readonly groups: readonly ProblemGroup[];
  readonly counts: Plan['counts'];
  readonly dry: DryRun;
  readonly missing: readonly MissingField[];
}

export type FromEngine =
  | {
      readonly tell: 'opened';
      readonly name: string;
      readonly header: readonly string[];
      readonly rows: number;
      readonly nextNumber: number;
      /** JSON of the sheet as it was read, to be kept; `null` for one that is kept already. */
      readonly keep: string | null;
      readonly done: readonly SheetStep[];
      readonly undone: readonly SheetStep[];
      /** What was repaired or left out while reading; none of a sheet that was kept. */
      readonly notes: readonly TableNote[];
      /** The first rows of the file, see `Sheet`. */
      readonly top?: readonly SheetRow[];
    }
  /** The next rows, as they are now. */
  | { readonly tell: 'rows'; readonly rows: PackedRows; readonly last: boolean }
  | { readonly tell: 'guessed'; readonly guess: MappingGuess }
  | { readonly tell: 'planned'; readonly plan: ShownPlan; readonly needed: readonly Question[] }
  | { readonly tell: 'mended'; readonly step: SheetStep | null }
  | { readonly tell: 'body'; readonly row: number; readonly body: JsonObject | null; readonly problem: string | null }
  /** A defect of ours; the sheet stays as it is kept. */
  | { readonly tell: 'broken'; readonly why: string };
