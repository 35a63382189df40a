import type { BulkSite } from '@shared/bulk/bulk-site';
import { fieldsOf } from '@shared/bulk/bulk-site';
import { bindMapping, NO_MAPPING, type Mapping, type Target } from '@shared/bulk/mapping';
import type { Sheet } from '@shared/bulk/sheet';
import type { CreateField } from '@shared/jira/field';
import { defaultOf } from '../engine/with-default';
import type { GridColumn } from './grid-column';
import { meantText, type MeantText } from './meant-text';

/** Widths that somebody has chosen, in pixels, by the number of the column from 0. */
export type ChosenWidths = Readonly<Record<string, number>>;

const NARROWEST = 96;
const WIDEST = 320;
/** A column that somebody makes wider or narrower. */
const LEAST = 56;
const MOST = 900;
const PER_CHARACTER = 7;
const PADDING = 26;

/** What the grid shows of each column, wide enough for most of what stands in the given rows. Pure. */
export function columnsOf(
  sheet: Pick<Sheet, 'header' | 'rows'>,
  site: BulkSite | null,
  mapping: Mapping | null,
  widths: ChosenWidths = {},
): readonly GridColumn[] {
  const fields = new Map(site === null ? [] : fieldsOf(site).map((field) => [field.fieldId, field]));
  const required = new Set(
    site === null
      ? []
      : site.types.flatMap(({ fields: of }) =>
          of.filter((field) => field.required && !field.hasDefaultValue).map(({ fieldId }) => fieldId),
        ),
  );
  return bindMapping(mapping ?? NO_MAPPING, sheet.header).map(
    ({ column, mapping: { target, values, dates, numbers, unit, text } }) => {
      const header = sheet.header[column] ?? '';
      const fieldId = idOf(target);
      const field = fieldId === null ? null : (fields.get(fieldId) ?? null);
      const name = nameOf(target, field);
      const isRequired = fieldId !== null && (fieldId === 'issuetype' || required.has(fieldId));
      const of = {
        column,
        header,
        target,
        name,
        field,
        required: isRequired,
        reading: { values, dates, numbers, unit, text },
        fallback: fieldId === null || mapping === null ? '' : defaultOf(mapping, fieldId),
      };
      const heading = Math.min(header.length, longestHeader(target)) + (isRequired ? 10 : 0);
      const least = Math.max(heading, name.length + 3, leastOf(target));
      return { ...of, width: widths[String(column)] ?? widthOf(sheet, of, least) };
    },
  );
}

/** The field that a column fills; `null` for none. Pure. */
export function idOf(target: Target): string | null {
  switch (target.kind) {
    case 'field':
      return target.fieldId;
    case 'issue-type':
      return 'issuetype';
    case 'parent':
      return 'parent';
    default:
      return null;
  }
}

const OWN_NAMES: Readonly<Record<Exclude<Target['kind'], 'field'>, string>> = {
  'issue-type': 'Issue type',
  parent: 'Parent',
  'row-name': 'Row name',
  project: 'Project',
  'jira-key': 'Jira key',
  none: 'Left out',
};

export function nameOf(target: Target, field: CreateField | null): string {
  return target.kind === 'field' ? (field?.name ?? target.name) : OWN_NAMES[target.kind];
}

/** Characters: a key is never cut. */
function leastOf({ kind }: Target): number {
  return kind === 'parent' ? 12 : 0;
}

/** Characters of a header that count: what it says is cut rather than that it pushes the columns after it out of sight. */
function longestHeader({ kind }: Target): number {
  return kind === 'none' ? 12 : 28;
}

function widthOf({ rows }: Pick<Sheet, 'rows'>, of: Omit<GridColumn, 'width'>, least: number): number {
  const isMapped = Object.keys(of.reading.values).length > 0;
  const lengths = rows.map(({ cells }) => {
    const cell = cells[of.column] ?? '';
    return Math.min(isMapped ? shownLength(meantText(cell, of)) : cell.length, 60);
  });
  lengths.sort((a, b) => a - b);
  // The widest are cut: most cells fit.
  const most = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.max(NARROWEST, Math.min(WIDEST, Math.max(most, least) * PER_CHARACTER + PADDING));
}

/** Of what is created, and beside it what the file says. */
function shownLength({ text, raw }: MeantText): number {
  return text.length + (raw === null ? 0 : raw.length + 3);
}

/** A width that a person may give a column. Pure. */
export function fitWidth(width: number): number {
  return Math.round(Math.max(LEAST, Math.min(MOST, width)));
}

/** Which column stands still beside the rows' numbers: it says which row one looks at. `-1` where none does. Pure. */
export function frozenColumn(columns: readonly GridColumn[]): number {
  return columns.findIndex(({ target }) => target.kind === 'field' && target.fieldId === 'summary');
}

/** Where each column begins, from the first one on, and after the last. Pure. */
export function lefts(columns: readonly GridColumn[]): readonly number[] {
  const places = [0];
  for (const { width } of columns) places.push((places.at(-1) ?? 0) + width);
  return places;
}
