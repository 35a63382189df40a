import type { OpenedFile, OpenedTable } from '@shared/ipc/bulk';
import { Dialog } from '../../../ui/overlay/dialog';
import shared from '../bulk-create.module.css';
import styles from './start-page.module.css';

export interface ChooseTableProps {
  readonly file: OpenedFile;
  readonly onChoose: (table: OpenedTable) => void;
  readonly onClose: () => void;
}

/** A workbook with several sheets: one of them becomes the issues. */
export function ChooseTable({ file, onChoose, onClose }: ChooseTableProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Choose a sheet"
      description={`${file.fileName} has ${String(file.tables.length)} sheets with rows.`}
    >
      <ul className={styles.tables}>
        {file.tables.map((table) => (
          <li key={table.name}>
            <button type="button" className={styles.table} onClick={() => onChoose(table)}>
              <span>{table.name}</span>
              <span className={shared.about}>
                {table.rows.toLocaleString('en')} {table.rows === 1 ? 'row' : 'rows'}, {table.columns}{' '}
                {table.columns === 1 ? 'column' : 'columns'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
