import type { Change } from '@shared/ipc/change';
import { isJsonObject } from '@shared/json';
import { inputOfChange } from '../../ui/change/input-of-change';
import { MomentValue } from '../../ui/field-value/moment-value';
import { workText } from '../../ui/field-value/named';
import { RichText } from '../../ui/rich-text/rich-text';
import styles from './outbox.module.css';

/** What somebody has written, as it will be read in Jira: a comment, or what was done in a time. */
export function Written({ change }: { readonly change: Change }) {
  const input = inputOfChange(change);
  if (input?.kind !== 'comment' && input?.kind !== 'worklog') return null;
  const text = input.kind === 'comment' ? input.body : input.comment;
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
