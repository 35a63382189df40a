import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Dialog } from '../../../ui/overlay/dialog';
import { isAsked } from '../is-asked';
import { useTableFile } from './use-table-file';

export interface DropAnotherProps {
  /** Of the sheet that is open. */
  readonly fileName: string;
  /** Its run is under way. */
  readonly running: boolean;
  readonly onTable: (fileName: string, table: string) => void;
}

/** A file that is dropped on an open sheet: whether it is to be opened in its place. */
export function DropAnother({ fileName, running, onTable }: DropAnotherProps) {
  const [file, setFile] = useState<File | null>(null);
  const { reading, failure, onFailure, read, dialog } = useTableFile((name, table) => {
    setFile(null);
    onTable(name, table);
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (takes(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const [dropped] = takes(event) ? (event.dataTransfer?.files ?? []) : [];
      if (dropped === undefined) return;
      event.preventDefault();
      onFailure(null);
      setFile(dropped);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [onFailure]);
  if (dialog !== null || file === null) return dialog;
  return (
    <Dialog
      open
      onOpenChange={() => setFile(null)}
      title={`Open ${file.name}?`}
      description={`${fileName} stays in Recent sheets${running ? ', and its run goes on' : ''}.`}
      footer={
        <>
          <Button onClick={() => setFile(null)}>Stay here</Button>
          <Button kind="primary" busy={reading !== null} onClick={() => read(file)}>
            Open {file.name}
          </Button>
        </>
      }
    >
      {failure !== null && <FailureNotice failure={failure} />}
    </Dialog>
  );
}

/** A file, where no question stands open already. */
function takes({ dataTransfer }: DragEvent): boolean {
  return (dataTransfer?.types.includes('Files') ?? false) && !isAsked();
}
