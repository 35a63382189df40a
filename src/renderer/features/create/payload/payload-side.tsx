import { useDeferredValue, useState } from 'react';
import type { CreateField } from '@shared/jira/field';
import { Dialog } from '../../../ui/overlay/dialog';
import { useSite } from '../../../ui/session/site-context';
import type { Draft } from '../drafts/draft';
import { PastePayloadDialog } from './paste-payload-dialog';
import { PayloadPanel } from './payload-panel';
import { notInIt, type Preview } from './preview-payload';
import { sentApart } from '../ended/sent-apart';
import { usePastePayload, type Pasted } from './use-paste-payload';
import styles from '../create.module.css';

export interface PayloadSideProps {
  readonly draft: Draft;
  readonly preview: Preview | null;
  readonly fields: readonly CreateField[];
  /** Ids of fields that were refused. */
  readonly refused: readonly string[];
  /** The field that was edited last. */
  readonly edited: string | null;
  /** In a narrow window the panel is a dialog, which a button of the form's head opens. */
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onPasted: (pasted: Extract<Pasted, { ok: true }>) => void;
}

/** The payload beside the form, or in a dialog where the window is narrow; and the way to fill the form from one. */
export function PayloadSide({
  draft,
  preview,
  fields,
  refused,
  edited,
  open,
  onOpenChange,
  onPasted,
}: PayloadSideProps) {
  const { ref, account } = useSite();
  const [pasting, setPasting] = useState(false);
  const read = usePastePayload(ref, draft);
  // The letter that is typed is drawn before the body that it changes; the first body does not wait.
  const shown = useDeferredValue(preview) ?? preview;
  const panel = (
    <PayloadPanel
      preview={shown}
      origin={account.apiOrigin}
      cloudId={ref.cloudId}
      refused={refused}
      edited={edited}
      missing={shown === null ? [] : notInIt(shown, fields)}
      apart={sentApart(shown, fields, draft.files ?? [])}
      onPaste={() => setPasting(true)}
    />
  );
  return (
    <>
      <aside className={styles.payload} aria-label="Payload">
        {panel}
      </aside>
      <Dialog open={open} onOpenChange={onOpenChange} title="Payload" width="wide">
        <div className={styles.payloadDialog}>{panel}</div>
      </Dialog>
      {pasting && (
        <PastePayloadDialog
          read={read}
          onRead={(pasted) => {
            setPasting(false);
            onOpenChange(false);
            onPasted(pasted);
          }}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}
