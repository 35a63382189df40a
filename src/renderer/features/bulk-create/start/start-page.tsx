import { useEffect, useState, type DragEvent, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { FileDown, FileSpreadsheet, FolderOpen } from 'lucide-react';
import { readPaste } from '@shared/bulk/read-paste';
import type { Failure } from '@shared/ipc/failure';
import { call } from '../../../bridge';
import { Button } from '../../../ui/button/button';
import { classNames } from '../../../ui/class-names';
import { Spinner } from '../../../ui/feedback/spinner';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Icon } from '../../../ui/icon/icon';
import { HeadBar } from '../../../ui/layout/head-bar';
import { useSite } from '../../../ui/session/site-context';
import { sheetsKey } from '../queries';
import { Steps } from '../steps';
import { RecentSheets } from './recent-sheets';
import { RunningSheets } from './running-sheets';
import { TemplateDialog } from './template-dialog';
import { invalid, useTableFile } from './use-table-file';
import shared from '../bulk-create.module.css';
import styles from './start-page.module.css';

export interface StartPageProps {
  /** A table was read: JSON of it. */
  readonly onTable: (fileName: string, table: string) => void;
  readonly onResume: (id: string) => Promise<Failure | null>;
  /** A sheet is not kept any more. */
  readonly onForgotten: (id: string) => void;
  /** What is to be known of sheets that were left. */
  readonly children: ReactNode;
}

/** Where a sheet comes from: a file that is dropped or chosen, a paste, or one that was begun before. */
export function StartPage({ onTable, onResume, onForgotten, children }: StartPageProps) {
  const { ref } = useSite();
  const client = useQueryClient();
  const { reading, failure, onFailure, read, choose, dialog } = useTableFile(onTable);
  const [over, setOver] = useState(false);
  const [template, setTemplate] = useState(false);

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || event.clipboardData === null) return;
      const { clipboardData: data } = event;
      const [file] = data.files;
      const plain = data.getData('text/plain');
      // A spreadsheet offers a picture of its cells beside their text: the text is meant.
      if (plain === '' && file !== undefined) {
        event.preventDefault();
        read(file);
        return;
      }
      if (plain === '') return;
      event.preventDefault();
      const table = readPaste({ plain, html: data.getData('text/html') });
      if (!table.ok) onFailure(table.failure);
      else if (table.value.rows.length === 0)
        onFailure(invalid('The first pasted line names the columns, and no row follows it.'));
      else onTable('Clipboard', JSON.stringify(table.value));
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) read(file);
  };

  return (
    <section className={shared.page} aria-label="Bulk create">
      <HeadBar title="Bulk create" actions={<Steps current="File" open={new Set()} onGo={() => undefined} />} />
      {children}
      <div className={styles.scroll}>
        {failure !== null && <FailureNotice failure={failure} />}
        <RunningSheets onOpen={(id) => void onResume(id).then(onFailure)} />
        <div
          className={classNames(styles.drop, over && styles.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          {reading === null || reading === '' ? <Icon of={FileSpreadsheet} size={20} tone="faint" /> : <Spinner />}
          <p className={styles.lead} role="status">
            {reading === null || reading === ''
              ? 'Drop a CSV, TSV or XLSX file here, or paste cells from a spreadsheet.'
              : `Reading ${reading}`}
          </p>
          <p className={shared.about}>The first row names the columns. Nothing is created before you say so.</p>
          <p className={styles.acts}>
            <Button kind="primary" icon={FolderOpen} busy={reading !== null} onClick={choose}>
              Choose a file
            </Button>
            <Button icon={FileDown} onClick={() => setTemplate(true)}>
              Save a template to fill in
            </Button>
          </p>
        </div>
        <RecentSheets
          onOpen={(id) => void onResume(id).then(onFailure)}
          onRemove={(id) =>
            void call('bulk.remove', { site: ref, id }).then((outcome) => {
              if (outcome.ok) onForgotten(id);
              else onFailure(outcome.failure);
              return client.invalidateQueries({ queryKey: sheetsKey(ref) });
            })
          }
        />
      </div>
      {dialog}
      {template && <TemplateDialog onClose={() => setTemplate(false)} />}
    </section>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}
