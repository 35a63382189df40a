import { Notice } from '../../../ui/feedback/notice';
import { JsonView } from '../../../ui/code/json-view';
import { Dialog } from '../../../ui/overlay/dialog';
import type { FromEngine } from '../engine/messages';

export interface BodyDialogProps {
  /** `null` until the engine has made it. */
  readonly body: Extract<FromEngine, { tell: 'body' }> | null;
  readonly onClose: () => void;
}

/** The body that is sent for a row, byte for byte but for the marker; or what it lacks. */
export function BodyDialog({ body, onClose }: BodyDialogProps) {
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={body === null ? 'What is sent' : `What is sent for row ${String(body.row)}`}
      description="Up to 50 rows share a request. A parent that is a row stands as #12 until it is created."
    >
      {body?.problem != null && <Notice kind="warning" title={body.problem} />}
      {body?.body != null && <JsonView label="Request body" json={body.body} />}
      {body !== null && body.body === null && body.problem === null && (
        <Notice kind="plain" title="Nothing is sent for this row." />
      )}
    </Dialog>
  );
}
