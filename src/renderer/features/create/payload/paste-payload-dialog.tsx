import { useState } from 'react';
import { Button } from '../../../ui/button/button';
import { Field } from '../../../ui/field/field';
import { TextArea } from '../../../ui/field/text-area';
import { Dialog } from '../../../ui/overlay/dialog';
import type { Pasted } from './use-paste-payload';

export interface PastePayloadDialogProps {
  readonly read: (text: string) => Promise<Pasted>;
  readonly onRead: (pasted: Extract<Pasted, { ok: true }>) => void;
  readonly onClose: () => void;
}

/** Fills the form from a body that was made elsewhere: JSON, a cURL command or a fetch. */
export function PastePayloadDialog({ read, onRead, onClose }: PastePayloadDialogProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [reading, setReading] = useState(false);

  async function fill(): Promise<void> {
    setReading(true);
    const pasted = await read(text);
    setReading(false);
    if (pasted.ok) onRead(pasted);
    else setProblem(pasted.problem);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Paste a payload"
      description="The JSON body of a create, or a cURL command or fetch that holds one. It replaces what stands in the form."
      width="wide"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="paste-payload" busy={reading}>
            Fill the form
          </Button>
        </>
      }
    >
      <form
        id="paste-payload"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reading) void fill();
        }}
      >
        <Field label="Payload" problem={problem}>
          <TextArea
            value={text}
            placeholder='{ "fields": { "project": { "key": "SHOP" }, "issuetype": { "name": "Bug" }, … } }'
            onChange={(next) => {
              setText(next);
              setProblem(null);
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
