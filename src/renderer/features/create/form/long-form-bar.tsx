import { ChevronDown } from 'lucide-react';
import type { CreateField } from '@shared/jira/field';
import { Button } from '../../../ui/button/button';
import { FindField } from './find-field';
import styles from './long-form-bar.module.css';

export interface LongFormBarProps {
  readonly fields: readonly CreateField[];
  /** What is to be done next, and in how many fields. */
  readonly left: { readonly what: 'mend' | 'fill in'; readonly count: number };
  readonly disabled: boolean;
  readonly onFind: (fieldId: string) => void;
  readonly onNext: () => void;
}

/** Over a form that is too long to be looked through: to one field by its name, and on to the next one that is left. */
export function LongFormBar({ fields, left, disabled, onFind, onNext }: LongFormBarProps) {
  return (
    <div className={styles.bar}>
      <FindField fields={fields} disabled={disabled} onFind={onFind} />
      <span className={styles.gap} />
      {left.count > 0 && (
        <Button kind="quiet" size="small" icon={ChevronDown} keys="F8" disabled={disabled} onClick={onNext}>
          {left.what === 'mend' ? 'Next to mend' : 'Next needed'} ({left.count.toLocaleString('en')})
        </Button>
      )}
    </div>
  );
}
