import { CircleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { CreateField } from '@shared/jira/field';
import { Button } from '../../ui/button/button';
import { LinkButton } from '../../ui/button/link-button';
import { Checkbox } from '../../ui/choice/checkbox';
import { Icon } from '../../ui/icon/icon';
import styles from './create.module.css';

export interface FormFooterProps {
  readonly missing: readonly CreateField[];
  readonly refused: readonly CreateField[];
  /** Needed as Jira has shown, not as it says. */
  readonly isLearned: (fieldId: string) => boolean;
  readonly canSend: boolean;
  readonly sending: boolean;
  readonly another: boolean;
  readonly onAnother: (another: boolean) => void;
  readonly onFocus: (fieldId: string) => void;
  /** To the next of these. */
  readonly onNext: (fieldIds: readonly string[]) => void;
  readonly onSubmit: () => void;
}

const MOST_NAMED = 4;

/** What is left to do, as links to the fields, beside the button that sends. */
export function FormFooter({
  missing,
  refused,
  isLearned,
  canSend,
  sending,
  another,
  onAnother,
  onFocus,
  onNext,
  onSubmit,
}: FormFooterProps) {
  const troubled = refused.length > 0 ? refused : missing;
  const unnamed = troubled.slice(MOST_NAMED).map(({ fieldId }) => fieldId);
  return (
    <footer className={styles.foot}>
      <span role="status" className={styles.footStatus}>
        {sending && 'Sending to Jira'}
      </span>
      {!sending && canSend && troubled.length > 0 && (
        <p className={styles.footLeft}>
          {refused.length > 0 && <Icon of={CircleAlert} tone="danger" />}
          <span>
            {refused.length > 0
              ? refused.length === 1
                ? 'One field to mend: '
                : `${refused.length} fields to mend: `
              : 'Still needed: '}
            {troubled.slice(0, MOST_NAMED).map((field, index) => (
              <Fragment key={field.fieldId}>
                {index > 0 && ', '}
                <LinkButton kind="prose" label={`Go to ${field.name}`} onClick={() => onFocus(field.fieldId)}>
                  {field.name}
                </LinkButton>
                {refused.length === 0 && isLearned(field.fieldId) && ' (learned)'}
              </Fragment>
            ))}
            {unnamed.length > 0 && ' and '}
            {unnamed.length > 0 && (
              <LinkButton kind="prose" title="To the next of them (F8)" onClick={() => onNext(unnamed)}>
                {unnamed.length} more
              </LinkButton>
            )}
          </span>
        </p>
      )}
      <span className={styles.gap} />
      <Checkbox checked={another} disabled={sending} onChange={onAnother}>
        Create another
      </Checkbox>
      <Button
        kind="primary"
        keys="Ctrl ↵"
        busy={sending}
        disabled={!canSend}
        title={canSend ? undefined : 'Choose a project and an issue type first'}
        onClick={onSubmit}
      >
        Create issue
      </Button>
    </footer>
  );
}
