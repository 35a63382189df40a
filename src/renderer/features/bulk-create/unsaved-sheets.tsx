import { useStore } from 'zustand';
import { describeFailure } from '@shared/ipc/describe-failure';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/feedback/notice';
import { useOpenSheet, type UnsavedSheet } from './open-sheet';
import styles from './bulk-create.module.css';

/** Sheets of this account and site that were left and could not be written: they say so wherever one is, and are there to go back to. */
export function UnsavedSheets({ place }: { readonly place: string }) {
  const unsaved = useOpenSheet((state) => state.unsaved);
  return unsaved
    .filter((sheet) => sheet.place === place)
    .map((sheet) => <Unsaved key={sheet.session.store.getState().id} sheet={sheet} />);
}

function Unsaved({ sheet }: { readonly sheet: UnsavedSheet }) {
  const { show, writeAgain } = useOpenSheet();
  const { fileName, kept } = useStore(sheet.session.store);
  const words = kept.state === 'failed' ? describeFailure(kept.failure) : null;
  return (
    <Notice
      kind="danger"
      title={`${fileName} is not saved.`}
      place="bar"
      action={
        <span className={styles.acts}>
          <Button size="small" onClick={() => show(sheet.place, sheet.session)}>
            Open it
          </Button>
          <Button size="small" busy={kept.state === 'saving'} onClick={() => writeAgain(sheet)}>
            Try again
          </Button>
        </span>
      }
    >
      {words === null ? '' : `${words.title} ${words.detail ?? ''} `}
      It is kept as you left it until Workbench is closed.
    </Notice>
  );
}
