import { useMemo } from 'react';
import { firstRowIsData, firstRowIsNames, isNameless, looksLikeData } from '@shared/bulk/first-row';
import type { Sheet } from '@shared/bulk/sheet';
import type { SheetStep } from '@shared/bulk/sheet-step';
import { Switch } from '../../../ui/choice/switch';
import styles from './map-page.module.css';

export interface FirstRowProps {
  readonly sheet: Sheet;
  /** A run goes by the names of the columns. */
  readonly hasRun: boolean;
  readonly onDo: (step: SheetStep | null) => void;
}

/** Rows that are compared with the first one: all of ten thousand would hold up several frames. */
const LOOKED_AT = 500;

/** Whether the first row of the file names the columns or is one to be created; with a word where it looks like the latter. */
export function FirstRow({ sheet, hasRun, onDo }: FirstRowProps) {
  const nameless = isNameless(sheet);
  const why = useMemo(
    () => (isNameless(sheet) ? null : looksLikeData({ header: sheet.header, rows: sheet.rows.slice(0, LOOKED_AT) })),
    [sheet],
  );
  return (
    <div className={styles.firstRow}>
      <Switch
        checked={nameless}
        disabled={hasRun}
        onChange={(checked) => onDo(checked ? firstRowIsData(sheet) : firstRowIsNames(sheet))}
      >
        First row is data
      </Switch>
      {why !== null && (
        <p className={styles.reason} data-unsure>
          {why}
        </p>
      )}
    </div>
  );
}
