import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IssueChoice } from '@shared/fields/values';
import type { ChangeInput } from '@shared/ipc/change-input';
import { ask, failureOf } from '../../../bridge';
import { usePickers } from '../../../queries/use-pickers';
import { Button } from '../../../ui/button/button';
import { FailureNotice } from '../../../ui/failure/failure-notice';
import { Field } from '../../../ui/field/field';
import { Dialog } from '../../../ui/overlay/dialog';
import { Combobox } from '../../../ui/picker/combobox';
import { IssuePicker } from '../../../ui/picker/issue-picker';
import type { Option } from '../../../ui/picker/option';
import { useSite } from '../../../ui/session/site-context';
import styles from './changes.module.css';

export interface LinkDialogProps {
  readonly issueKey: string;
  readonly onClose: () => void;
  readonly onAdd: (input: ChangeInput) => Promise<boolean>;
}

/** How this issue and another belong together, read as a sentence: SHOP-1 blocks SHOP-2. */
export function LinkDialog({ issueKey, onClose, onAdd }: LinkDialogProps) {
  const { ref } = useSite();
  const types = useQuery({
    queryKey: ['link-types', ref.accountId, ref.cloudId],
    queryFn: () => ask('changes.linkTypes', ref),
  });
  const options: readonly Option[] = (types.data?.value ?? []).flatMap(({ name, outward, inward }) => [
    { id: `outward:${name}`, label: outward },
    // Of a symmetric one, "relates to", both ways are the same.
    ...(inward === outward ? [] : [{ id: `inward:${name}`, label: inward }]),
  ]);
  const [way, setWay] = useState<Option | null>(null);
  const [other, setOther] = useState<IssueChoice | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const otherKey = other?.key ?? null;
  const { searchLinked } = usePickers(ref, '', '', { issueKey });

  async function add(): Promise<void> {
    if (otherKey === null) return setProblem('Choose an issue: type its key, words of its summary, or paste its link.');
    if (otherKey === issueKey) return setProblem('An issue cannot be linked to itself.');
    if (way === null) return;
    const [direction, ...name] = way.id.split(':');
    const input = {
      kind: 'link',
      typeName: name.join(':'),
      direction: direction === 'inward' ? 'inward' : 'outward',
      otherKey,
    } as const;
    if (await onAdd(input)) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Link ${issueKey}`}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form="link-form" disabled={way === null}>
            Link
          </Button>
        </>
      }
    >
      <form
        id="link-form"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {types.isError && <FailureNotice failure={failureOf(types.error)} onRetry={() => void types.refetch()} />}
        <Field label="This issue" required>
          <Combobox
            source={options}
            value={way}
            onChange={setWay}
            placeholder={types.isPending ? 'Reading the link types' : 'blocks, is blocked by, relates to …'}
          />
        </Field>
        <Field label="Other issue" required problem={problem}>
          <IssuePicker
            search={searchLinked}
            value={other}
            onChange={(next) => {
              setProblem(null);
              setOther(next);
            }}
          />
        </Field>
      </form>
    </Dialog>
  );
}
