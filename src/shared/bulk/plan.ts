import type { BulkSite } from './bulk-site';
import { indexKnown, type KnownIssue } from './duplicates';
import type { Mapping } from './mapping';
import { ownDay } from './nearest-year';
import { answerTo, type Found } from './question';
import { relateInSteps, type RelateInput, type Relations } from './relate';
import { relateAgain } from './relate-again';
import type { Plan } from './row-plan';
import type { RowDraft } from './row-draft';
import { RowReader } from './row-reader';
import type { Sheet, SheetRow } from './sheet';

export interface PlanInput {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  /** What was looked up so far; what lacks is in `Plan.needed`. */
  readonly found: Found;
  /** Issues that rows may double, from the mirror. */
  readonly known: readonly KnownIssue[];
}

/**
 * Plans a sheet again and again while it is edited. Rows that are the same objects as before are not read again, nor are those whose answers
 * did not change; what rows mean to each other (parents, duplicates) is looked at each time. The same input gives the same plan, whatever
 * was planned before.
 */
export class Planner {
  private readonly site: BulkSite;
  private readonly today: string;
  private reader: RowReader | null = null;
  private last: (Pick<PlanInput, 'mapping' | 'found'> & { readonly header: readonly string[] }) | null = null;
  /** By the row's number. */
  private readonly entries = new Map<number, { readonly row: SheetRow; readonly draft: RowDraft }>();
  private related: {
    readonly of: Relations;
    readonly known: PlanInput['known'];
    readonly rows: readonly SheetRow[];
  } | null = null;

  /** @param today `2026-11-30`: a date without a year is offered with the nearest */
  constructor(site: BulkSite, today: string = ownDay()) {
    this.site = site;
    this.today = today;
  }

  plan(input: PlanInput): Plan {
    const steps = this.planInSteps(input, Infinity);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  /** As `plan`, and gives way after every so many rows that had to be read, and now and then while they are looked at beside each other. */
  *planInSteps(input: PlanInput, rowsAtOnce: number): Generator<number, Plan, undefined> {
    const reader = this.readerFor(input);
    const { rows } = input.sheet;
    const before = this.related;
    const drafts: RowDraft[] = [];
    let read = 0;
    for (const row of rows) {
      // Most rows stand where they stood, and need not be looked for.
      const stood = before?.rows[drafts.length] === row ? before.of.drafts[drafts.length] : undefined;
      if (stood !== undefined) {
        drafts.push(stood);
        continue;
      }
      const kept = this.entries.get(row.number);
      if (kept?.row === row) {
        drafts.push(kept.draft);
        continue;
      }
      const draft = reader.read(row);
      this.entries.set(row.number, { row, draft });
      drafts.push(draft);
      read += 1;
      if (read % rowsAtOnce === 0) yield drafts.length;
    }
    const { mapping, found, known } = input;
    const { site, related } = this;
    const relating = { site, mapping, found, known: indexKnown(known), summaryColumn: reader.summaryColumn };
    const changed = related?.known === known ? changedRows(related.of.drafts, drafts) : null;
    const again = related === null || changed === null ? null : relateAgain(related.of, drafts, changed, relating);
    const of = again ?? (yield* this.relatedInSteps(drafts, relating));
    this.related = { of, known, rows };
    return { rows: of.plans, order: of.order, needed: of.needed, counts: of.counts };
  }

  private *relatedInSteps(drafts: readonly RowDraft[], input: RelateInput): Generator<number, Relations, undefined> {
    const steps = relateInSteps(drafts, input);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield drafts.length;
    }
  }

  private readerFor({ mapping, found, sheet }: PlanInput): RowReader {
    const { reader, last, site, today } = this;
    const same = last !== null && last.mapping === mapping && last.header === sheet.header;
    if (reader !== null && same && last.found === found) return reader;
    if (same) {
      // Other answers matter to rows that asked for them, and to no others.
      for (const [number, { draft }] of this.entries) {
        const isOther = draft.asked.some((asked) => answerTo(asked, last.found) !== answerTo(asked, found));
        if (isOther) this.entries.delete(number);
      }
    } else this.entries.clear();
    this.related = null;
    const made = new RowReader({ site, mapping, header: sheet.header, found, today }, same ? reader : null);
    this.reader = made;
    this.last = { mapping, found, header: sheet.header };
    return made;
  }
}

/** Plans a sheet once. Pure. */
export function planSheet(site: BulkSite, input: PlanInput, today: string = ownDay()): Plan {
  return new Planner(site, today).plan(input);
}

/** Beyond so many it is quicker to look at all rows at once. */
const FEW = 200;

/** Where drafts differ; `null` where rows came, went or moved, or many differ. */
function changedRows(before: readonly RowDraft[], now: readonly RowDraft[]): readonly number[] | null {
  if (before.length !== now.length) return null;
  const changed: number[] = [];
  for (let at = 0; at < now.length; at += 1) {
    const draft = now[at];
    if (draft === undefined || draft === before[at]) continue;
    if (draft.number !== before[at]?.number || changed.length === FEW) return null;
    changed.push(at);
  }
  return changed;
}
