import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/feedback/notice';

/** Names what was typed and does not go to Jira with this form. */
export function LeftOutNotice({
  names,
  onTakeOut,
}: {
  readonly names: readonly string[];
  readonly onTakeOut: () => void;
}) {
  if (names.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={`Jira does not ask for ${names.join(', ')} here.`}
      action={
        <Button size="small" onClick={onTakeOut}>
          Take it out
        </Button>
      }
    >
      What stands in {names.length === 1 ? 'it' : 'them'} is kept in the draft and not sent.
    </Notice>
  );
}
