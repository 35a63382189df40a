import { useMemo } from 'react';
import { isNameless, looksLikeData } from '@shared/bulk/first-row';
import { namesInRow, namesRows } from '@shared/bulk/names-row';
import type { Sheet, SheetRow } from '@shared/bulk/sheet';
import type { SheetStep } from '@shared/bulk/sheet-step';
import { Field } from '../../../ui/field/field';
import { Combobox } from '../../../ui/picker/combobox';
import styles from './map-page.module.css';

export interface NamesRowProps {
  readonly sheet: Sheet;
  /** A run goes by the names of the columns. */
  readonly hasRun: boolean;
  readonly onDo: (step: SheetStep | null) => void;
}

/** Rows that are compared with the names: all of ten thousand would hold up several frames. */
const LOOKED_AT = 200;

/** Which row of the file names the columns, if any does; with a word where the one that does looks like a row to be created. */
export function NamesRow({ sheet, hasRun, onDo }: NamesRowProps) {
  const { rows, at } = useMemo(() => namesRows(sheet), [sheet]);
  const why = useMemo(
    () => (isNameless(sheet) ? null : looksLikeData({ header: sheet.header, rows: sheet.rows.slice(0, LOOKED_AT) })),
    [sheet],
  );
  const options = [...rows.map(optionOf), NO_ROW];
  const above = leftOut(rows.slice(0, Math.max(0, at)));
  return (
    <div className={styles.namesRow}>
      <Field label="Names of the columns" hint={above ?? undefined}>
        <Combobox
          disabled={hasRun}
          source={options}
          value={options[at === -1 ? options.length - 1 : at] ?? null}
          onChange={(chosen) => {
            if (chosen !== null) onDo(namesInRow(sheet, chosen.id === NO_ROW.id ? null : Number(chosen.id)));
          }}
        />
      </Field>
      {why !== null && (
        <p className={styles.reason} data-unsure>
          {why}
        </p>
      )}
    </div>
  );
}

const NO_ROW = { id: 'none', label: 'None: the first row is data' };

/** `Row 3: Title, Kind, Until`. */
function optionOf({ number, cells }: SheetRow): { readonly id: string; readonly label: string } {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return {
    id: String(number),
    label: `Row ${String(number)}: ${said.join(', ').replaceAll(/\s+/g, ' ').slice(0, SHOWN)}`,
  };
}

const SHOWN = 80;

/** `Row 1 above it is left out.` Pure. */
function leftOut(rows: readonly SheetRow[]): string | null {
  const numbers = rows.map(({ number }) => String(number));
  if (numbers.length === 0) return null;
  return numbers.length === 1
    ? `Row ${numbers.join()} above it is left out`
    : `Rows ${AND.format(numbers)} above it are left out`;
}

const AND = new Intl.ListFormat('en', { type: 'conjunction' });
