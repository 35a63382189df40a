import { useEffect, useState, type DragEvent, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { FileDown, FileSpreadsheet, FolderOpen } from 'lucide-react';
import { readPaste } from '@shared/bulk/read-paste';
import type { OpenedFile, OpenedTable } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import { MOST_GIVEN_BYTES } from '@shared/ipc/given-file';
import type { Outcome } from '@shared/ipc/outcome';
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
import { ChooseTable } from './choose-table';
import { RecentSheets } from './recent-sheets';
import { TemplateDialog } from './template-dialog';
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
  const [failure, setFailure] = useState<Failure | null>(null);
  /** What is being read: its name, where that is known. */
  const [reading, setReading] = useState<string | null>(null);
  const busy = reading !== null;
  const [over, setOver] = useState(false);
  const [choosing, setChoosing] = useState<OpenedFile | null>(null);
  const [template, setTemplate] = useState(false);

  const take = (file: OpenedFile): void => {
    const filled = file.tables.filter(({ rows }) => rows > 0);
    const [only, second] = filled;
    if (only === undefined) setFailure(invalid(`${file.fileName} has no rows below its first line.`));
    else if (second === undefined) onTable(file.fileName, only.table);
    else setChoosing({ ...file, tables: filled });
  };
  const open = async (name: string, asking: () => Promise<Outcome<OpenedFile | null>>): Promise<void> => {
    setReading(name);
    setFailure(null);
    const outcome = await asking();
    setReading(null);
    if (!outcome.ok) setFailure(outcome.failure);
    else if (outcome.value !== null) take(outcome.value);
  };
  const readFile = (file: File): void => {
    if (file.size === 0) {
      setFailure(invalid(`${file.name} is empty. It needs a row of field names and a row for each issue.`));
      return;
    }
    if (file.size > MOST_GIVEN_BYTES) {
      setFailure(invalid(`${file.name} is larger than 25 MB. Use “Choose a file”, which reads it from the disk.`));
      return;
    }
    void open(file.name, async () =>
      call('bulk.readFile', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
    );
  };

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || event.clipboardData === null) return;
      const { clipboardData: data } = event;
      const [file] = data.files;
      const plain = data.getData('text/plain');
      // A spreadsheet offers a picture of its cells beside their text: the text is meant.
      if (plain === '' && file !== undefined) {
        event.preventDefault();
        readFile(file);
        return;
      }
      if (plain === '') return;
      event.preventDefault();
      const table = readPaste({ plain, html: data.getData('text/html') });
      if (!table.ok) setFailure(table.failure);
      else if (table.value.rows.length === 0)
        setFailure(invalid('The first pasted line names the columns, and no row follows it.'));
      else onTable('Clipboard', JSON.stringify(table.value));
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) readFile(file);
  };

  return (
    <section className={shared.page} aria-label="Bulk create">
      <HeadBar title="Bulk create" actions={<Steps current="File" open={new Set()} onGo={() => undefined} />} />
      {children}
      <div className={styles.scroll}>
        {failure !== null && <FailureNotice failure={failure} />}
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
            <Button
              kind="primary"
              icon={FolderOpen}
              busy={busy}
              onClick={() => void open('', () => call('bulk.chooseFile', null))}
            >
              Choose a file
            </Button>
            <Button icon={FileDown} onClick={() => setTemplate(true)}>
              Save a template to fill in
            </Button>
          </p>
        </div>
        <RecentSheets
          onOpen={(id) => void onResume(id).then(setFailure)}
          onRemove={(id) =>
            void call('bulk.remove', { site: ref, id }).then((outcome) => {
              if (outcome.ok) onForgotten(id);
              else setFailure(outcome.failure);
              return client.invalidateQueries({ queryKey: sheetsKey(ref) });
            })
          }
        />
      </div>
      {choosing !== null && (
        <ChooseTable
          file={choosing}
          onChoose={({ name, table }: OpenedTable) => {
            setChoosing(null);
            onTable(`${choosing.fileName}, ${name}`, table);
          }}
          onClose={() => setChoosing(null)}
        />
      )}
      {template && <TemplateDialog onClose={() => setTemplate(false)} />}
    </section>
  );
}

function invalid(message: string): Failure {
  return { kind: 'invalid-input', message, fields: {} };
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;
}
