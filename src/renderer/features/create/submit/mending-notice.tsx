import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';

/** The form mends a change that waits in the outbox: what holds it back, and the way out. */
export function MendingNotice({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <Notice
      kind="info"
      title="This form mends a change that waits in the outbox."
      action={
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      }
    >
      It is held back while the form is open. Leave the form, or cancel, and it is sent as it was.
    </Notice>
  );
}
