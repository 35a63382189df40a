import type { Change } from '@shared/ipc/change';
import type { ChangeInput } from '@shared/ipc/change-input';
import { isJsonObject, type JsonValue } from '@shared/json';
import { inputOfChange } from '../../ui/change/input-of-change';
import { MomentValue } from '../../ui/field-value/moment-value';
import { workText } from '../../ui/field-value/named';
import { RichText } from '../../ui/rich-text/rich-text';
import styles from './outbox.module.css';

type Text = Extract<ChangeInput, { kind: 'comment' | 'edit-comment' | 'worklog' }>;

function textOf(input: Text): JsonValue {
  if (input.kind === 'worklog') return input.comment;
  return input.kind === 'comment' ? input.body : input.mine;
}

/** What somebody has written, as it will be read in Jira: a comment, or what was done in a time. */
export function Written({ change }: { readonly change: Change }) {
  const input = inputOfChange(change);
  if (input?.kind !== 'comment' && input?.kind !== 'edit-comment' && input?.kind !== 'worklog') return null;
  const text = textOf(input);
  return (
    <section className={styles.written} aria-label="What is written">
      {input.kind === 'worklog' && (
        <p>
          {workText(input.timeSpentSeconds)}, from <MomentValue iso={input.started} />
        </p>
      )}
      {isJsonObject(text) && <RichText doc={text} />}
    </section>
  );
}
