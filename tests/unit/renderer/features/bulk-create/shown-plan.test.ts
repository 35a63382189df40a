import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SheetEvent } from '@shared/bulk/sheet-log';
import { editCells, insertRows, removeRows } from '@shared/bulk/sheet-edits';
import { applyEvent, startEditing } from '@shared/bulk/sheet-log';
import type { Sheet } from '@shared/bulk/sheet';
import { BulkEngine } from '../../../../../src/renderer/features/bulk-create/engine/bulk-engine';
import type { FromEngine, ShownPlan } from '../../../../../src/renderer/features/bulk-create/engine/messages';
import { SITE } from '../../../../support/bulk/sample-site';

const HEADER = ['Row name', 'Summary', 'Type', 'Components', 'Parent'];
const TEXTS = ['', 'One', 'Task', 'Epic', 'Checkot', 'Checkout', 'a', '#2', '#3', 'nobody'];
const TERMS = { perRequest: 50, pointsPerIssue: 1, issuesPerSecond: 20 };

const sheet: Sheet = {
  name: 'plan',
  header: HEADER,
  nextNumber: 8,
  rows: Array.from({ length: 6 }, (_, at) => ({
    number: at + 2,
    line: at + 2,
    cells: [String.fromCharCode(97 + at), `Row ${String(at)}`, at === 0 ? 'Epic' : 'Task', '', at === 3 ? '#2' : ''],
  })),
};

type Act = { readonly kind: number; readonly row: number; readonly column: number; readonly text: string };
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.nat(9),
  row: fc.nat(7),
  column: fc.nat(HEADER.length - 1),
  text: fc.constantFrom(...TEXTS),
});

function eventOf(now: Sheet, { kind, row, column, text }: Act): SheetEvent | null {
  if (kind === 0) return { event: 'undo' };
  if (kind === 1) return { event: 'redo' };
  const { number } = now.rows[row % Math.max(1, now.rows.length)] ?? { number: 0 };
  const step =
    kind === 2
      ? insertRows(now, row, 1)
      : kind === 3 && now.rows.length > 1
        ? removeRows(now, [number])
        : editCells(now, [{ row: number, column, text }]);
  return step === null ? null : { event: 'do', step };
}

function planner(events: readonly SheetEvent[]): {
  readonly ask: (event: SheetEvent) => void;
  readonly plan: () => ShownPlan;
} {
  let plan: ShownPlan | null = null;
  const engine = new BulkEngine((message: FromEngine) => {
    if (message.tell === 'broken') throw new Error(message.why);
    if (message.tell === 'planned') ({ plan } = message);
  });
  engine.receive({ ask: 'resume', sheet: JSON.stringify(sheet), events: JSON.stringify(events) });
  engine.receive({ ask: 'site', site: SITE, memory: null, mapping: null, found: {}, known: [], terms: TERMS });
  return {
    ask: (event) => engine.receive({ ask: 'event', event }),
    plan: () => {
      if (plan === null) throw new Error('nothing was planned');
      return plan;
    },
  };
}

it('shows the same after edit upon edit as of the sheet that is read anew', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const events: SheetEvent[] = [];
      let edited = startEditing(sheet);
      const kept = planner([]);
      for (const each of acts) {
        const event = eventOf(edited.sheet, each);
        if (event === null) continue;
        edited = applyEvent(edited, event);
        events.push(event);
        kept.ask(event);
      }
      const { groups, ...shown } = kept.plan();
      const { groups: groupsAnew, ...shownAnew } = planner(events).plan();
      expect(shown).toEqual(shownAnew);
      expect([...groups].sort((a, b) => a.key.localeCompare(b.key))).toEqual(
        [...groupsAnew].sort((a, b) => a.key.localeCompare(b.key)),
      );
    }),
    { numRuns: 60 },
  );
});
