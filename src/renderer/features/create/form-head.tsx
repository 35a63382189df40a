import { Braces, Check } from 'lucide-react';
import { Button } from '../../ui/button/button';
import { HeadBar } from '../../ui/layout/head-bar';
import { clockText } from '../../ui/marks/relative-time-text';
import styles from './create.module.css';

export interface FormHeadProps {
  /** Epoch milliseconds; `null` while nothing of the form lies on the disk. */
  readonly savedAt: number | null;
  /** Drafts are gone when Workbench closes: no keyring, and no passphrase was chosen. */
  readonly sessionOnly: boolean;
  readonly untouched: boolean;
  readonly sending: boolean;
  readonly onClear: () => void;
  readonly onPayload: () => void;
}

/** The bar on top of the form: when it was last kept, and what can be done with all of it. */
export function FormHead({ savedAt, sessionOnly, untouched, sending, onClear, onPayload }: FormHeadProps) {
  return (
    <HeadBar
      title="Create issue"
      titleId="create-title"
      wide
      aside={
        savedAt !== null &&
        !untouched && (
          <span className={styles.saved}>
            <Check size={14} aria-hidden="true" />{' '}
            {sessionOnly ? 'Draft kept until Workbench closes' : `Draft saved ${clockText(savedAt)}`}
          </span>
        )
      }
      actions={
        <>
          {!untouched && (
            <Button kind="quiet" size="small" disabled={sending} onClick={onClear}>
              Clear the form
            </Button>
          )}
          <span className={styles.onlyNarrow}>
            <Button kind="quiet" size="small" icon={Braces} onClick={onPayload}>
              Payload
            </Button>
          </span>
        </>
      }
    />
  );
}
