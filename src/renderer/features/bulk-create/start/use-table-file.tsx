import { useState, type ReactNode } from 'react';
import type { OpenedFile, OpenedTable } from '@shared/ipc/bulk';
import type { Failure } from '@shared/ipc/failure';
import { MOST_GIVEN_BYTES } from '@shared/ipc/given-file';
import type { Outcome } from '@shared/ipc/outcome';
import { call } from '../../../bridge';
import { ChooseTable } from './choose-table';

export interface TableFile {
  /** What is being read: its name, empty where that is not known yet; `null` while nothing is. */
  readonly reading: string | null;
  readonly failure: Failure | null;
  readonly onFailure: (failure: Failure | null) => void;
  /** A file that was dropped or pasted. */
  readonly read: (file: File) => void;
  /** Asks the system for a file. */
  readonly choose: () => void;
  /** Asks which sheet of a workbook is meant, where there are several; `null` where nothing is asked. */
  readonly dialog: ReactNode;
}

/** Reads a file into a table, and tells why it cannot. `onTable` is given the table as JSON. */
export function useTableFile(onTable: (fileName: string, table: string) => void): TableFile {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [choosing, setChoosing] = useState<OpenedFile | null>(null);

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
  const read = (file: File): void => {
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
  return {
    reading,
    failure,
    onFailure: setFailure,
    read,
    choose: () => void open('', () => call('bulk.chooseFile', null)),
    dialog:
      choosing === null ? null : (
        <ChooseTable
          file={choosing}
          onChoose={({ name, table }: OpenedTable) => {
            setChoosing(null);
            onTable(`${choosing.fileName}, ${name}`, table);
          }}
          onClose={() => setChoosing(null)}
        />
      ),
  };
}

export function invalid(message: string): Failure {
  return { kind: 'invalid-input', message, fields: {} };
}
