import { assertNever } from '@shared/assert-never';
import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import type { KnownIssue } from '@shared/bulk/duplicates';
import { previewBody } from '@shared/bulk/final-body';
import { guessMapping, type MappingGuess } from '@shared/bulk/guess-mapping';
import { bindMapping, type Mapping } from '@shared/bulk/mapping';
import { Planner } from '@shared/bulk/plan';
import { fixAll, fixAllStep } from '@shared/bulk/problem-groups';
import type { Found } from '@shared/bulk/question';
import type { Plan } from '@shared/bulk/row-plan';
import { makeSheet, type Sheet } from '@shared/bulk/sheet';
import { applyEvent, replay, startEditing, type EditedSheet, type SheetEvent } from '@shared/bulk/sheet-log';
import type { Table } from '@shared/bulk/table';
import type { FromEngine, ToEngine } from './messages';
import { packRows } from './packed-rows';
import { PlanShower } from './shown-plan';
import { defaultOf } from './with-default';

/** So many rows cross at once: a few milliseconds of the page's time. */
const ROWS_AT_ONCE = 250;

interface Where {
  readonly site: BulkSite;
  readonly planner: Planner;
  readonly shower: PlanShower;
  readonly known: readonly KnownIssue[];
  readonly terms: Extract<ToEngine, { ask: 'site' }>['terms'];
  /** What was guessed before anybody changed it, with the reasons. */
  readonly first: MappingGuess;
  mapping: Mapping;
  found: Found;
}

/** Reads, maps and plans a sheet away from the page: the whole of it stays here, and the page is told what it shows. */
export class BulkEngine {
  private edited: EditedSheet = startEditing({ name: '', header: [], rows: [], nextNumber: 1 });
  private where: Where | null = null;
  private plan: Plan | null = null;

  constructor(private readonly tell: (message: FromEngine) => void) {}

  receive(message: ToEngine): void {
    try {
      this.handle(message);
    } catch (error) {
      this.tell({ tell: 'broken', why: error instanceof Error ? error.message : String(error) });
    }
  }

  private handle(message: ToEngine): void {
    switch (message.ask) {
      case 'begin': {
        const table = JSON.parse(message.table) as Table;
        const sheet = makeSheet(table);
        this.open(sheet, [], JSON.stringify(sheet));
        return;
      }
      case 'resume':
        this.open(JSON.parse(message.sheet) as Sheet, JSON.parse(message.events) as readonly SheetEvent[], null);
        return;
      case 'event': {
        const columns = this.edited.sheet.header.length;
        this.edited = applyEvent(this.edited, message.event);
        // A paste adds columns, which want a line on the page before as well.
        if (this.where !== null && this.edited.sheet.header.length !== columns)
          this.tell({ tell: 'guessed', guess: guessOf(this.where, this.edited.sheet) });
        this.planAgain();
        return;
      }
      case 'site': {
        const { site, memory, carried = null, known, terms, found } = message;
        const first = guessMapping(site, this.edited.sheet, memory, carried);
        const mapping = message.mapping ?? first.mapping;
        const planner = new Planner(site);
        this.where = { site, planner, shower: new PlanShower(), known, terms, found, mapping, first };
        this.tell({ tell: 'guessed', guess: guessOf(this.where, this.edited.sheet) });
        this.planAgain();
        return;
      }
      case 'mapping': {
        if (this.where === null) return;
        this.where.mapping = message.mapping;
        this.tell({ tell: 'guessed', guess: guessOf(this.where, this.edited.sheet) });
        this.planAgain();
        return;
      }
      case 'found':
        if (this.where === null) return;
        this.where.found = message.found;
        this.planAgain();
        return;
      case 'fix':
        this.fix(message.key, message.text);
        return;
      case 'body':
        this.tellBody(message.row);
        return;
      default:
        assertNever(message);
    }
  }

  private open(sheet: Sheet, events: readonly SheetEvent[], keep: string | null): void {
    this.edited = replay(sheet, events);
    this.where = null;
    this.plan = null;
    const { done, undone } = this.edited;
    const { name, header, rows, nextNumber, notes = [], top } = this.edited.sheet;
    const known = { name, header, nextNumber, notes, ...(top === undefined ? {} : { top }) };
    this.tell({ tell: 'opened', ...known, rows: rows.length, keep, done, undone });
    for (let at = 0; at === 0 || at < rows.length; at += ROWS_AT_ONCE) {
      const next = packRows(rows.slice(at, at + ROWS_AT_ONCE));
      this.tell({ tell: 'rows', rows: next, last: at + ROWS_AT_ONCE >= rows.length });
    }
  }

  private planAgain(): void {
    const { where } = this;
    if (where === null) return;
    const { planner, mapping, found, known } = where;
    const plan = planner.plan({ sheet: this.edited.sheet, mapping, found, known });
    this.plan = plan;
    this.tell({ tell: 'planned', plan: where.shower.of(plan, where), needed: plan.needed });
  }

  private fix(key: string, text: string | null): void {
    const { where, plan } = this;
    const groups = where === null || plan === null ? [] : where.shower.groups(plan);
    const group = groups.find((each) => each.key === key);
    if (where === null || plan === null || group === undefined) {
      this.tell({ tell: 'mended', step: null });
      return;
    }
    const { sheet } = this.edited;
    const fix = fixAll(where.site, plan, sheet, group, text);
    if (fix.kind === 'cells') {
      this.tell({ tell: 'mended', step: fixAllStep(where.site, plan, sheet, group, text) });
      return;
    }
    const field = fieldsOf(where.site).find(({ fieldId }) => fieldId === fix.fieldId);
    const name = fix.fieldId === 'issuetype' ? 'Issue type' : (field?.name ?? fix.fieldId);
    const forAll = { fieldId: fix.fieldId, name, before: defaultOf(where.mapping, fix.fieldId), after: fix.text };
    this.tell({ tell: 'mended', step: { label: `Set ${name} for all rows`, changes: [], forAll } });
  }

  private tellBody(number: number): void {
    const row = this.plan?.rows.find((each) => each.number === number);
    const made = this.where === null || row === undefined ? null : previewBody(this.where.site, row);
    const problem = made === null || made.ok ? null : (Object.values(made.problems)[0] ?? null);
    this.tell({ tell: 'body', row: number, body: made?.ok === true ? made.body : null, problem });
  }
}

/** What the columns are for now: the reasons are those of the first guess, where it still holds. */
function guessOf({ site, mapping, first }: Where, sheet: Sheet): MappingGuess {
  if (mapping === first.mapping && first.columns.length === sheet.header.length) return first;
  const again = guessMapping(site, sheet, null, mapping);
  const columns = again.columns.map((column) => {
    const guessed = first.columns[column.column];
    const target = bindMapping(mapping, sheet.header)[column.column]?.mapping.target ?? column.target;
    if (guessed === undefined) return { ...column, target };
    const same = JSON.stringify(guessed.target) === JSON.stringify(target);
    const reason = same ? guessed.reason : target.kind === 'none' ? 'You left it out.' : 'You chose it.';
    const { others } = guessed;
    return { ...column, target, others, reason, confidence: same ? guessed.confidence : 1 };
  });
  return { ...again, mapping, columns };
}
