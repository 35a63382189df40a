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

/** Whether the first row of the file names the columns or is one to be created; with a word where it looks like the latter. */
export function FirstRow({ sheet, hasRun, onDo }: FirstRowProps) {
  const nameless = isNameless(sheet);
  const why = useMemo(() => (isNameless(sheet) ? null : looksLikeData(sheet)), [sheet]);
  return (
    <div className={styles.detail}>
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
