import type { ReadingGuess } from '@shared/bulk/guess-reading';
import type { ColumnChange, ColumnMapping } from '@shared/bulk/mapping';
import { RadioGroup } from '../../../ui/choice/radio-group';
import { SegmentedControl } from '../../../ui/choice/segmented-control';
import styles from './map-page.module.css';

export interface ColumnReadingProps {
  readonly name: string;
  readonly guess: ReadingGuess;
  readonly mapping: ColumnMapping | null;
  /** Whether its field holds rich text, and the column some of it. */
  readonly isRich: boolean;
  readonly onChange: (by: ColumnChange) => void;
}

/** How the texts of a column are read: guessed with the evidence, and changed by hand. */
export function ColumnReading({ name, guess, mapping, isRich, onChange }: ColumnReadingProps) {
  const { dates, numbers, unit, text } = guess;
  return (
    <>
      {dates !== null && (
        <div className={styles.detail}>
          <RadioGroup
            label={dates.reason}
            options={[
              { value: 'day-first', label: 'The day first: 3/4 is the third of April' },
              { value: 'month-first', label: 'The month first: 3/4 is the fourth of March' },
            ]}
            value={mapping?.dates ?? null}
            onChange={(order) => onChange({ dates: order })}
          />
        </div>
      )}
      {numbers !== null && (
        <div className={styles.detail}>
          <RadioGroup
            label={numbers.reason}
            options={[
              { value: 'point', label: 'A decimal point: 1,234.5 is a thousand and more' },
              { value: 'comma', label: 'A decimal comma: 1.234,5 is a thousand and more' },
            ]}
            value={mapping?.numbers ?? null}
            onChange={(sign) => onChange({ numbers: sign })}
          />
        </div>
      )}
      {unit !== null && (
        <div className={styles.detail}>
          <RadioGroup
            label={unit.reason}
            options={[
              { value: 'seconds', label: 'Seconds: 3600 is 1h' },
              { value: 'minutes', label: 'Minutes: 90 is 1h 30m' },
              { value: 'hours', label: 'Hours: 8 is 8h' },
              { value: 'days', label: 'Days: 2 is 2d' },
            ]}
            value={mapping?.unit ?? null}
            onChange={(chosen) => onChange({ unit: chosen })}
          />
        </div>
      )}
      {isRich && (
        <div className={styles.detail}>
          <span className={styles.detailName}>Text is read as</span>
          <SegmentedControl
            label={`How the text of ${name} is read`}
            segments={[
              { value: 'plain', label: 'Plain text' },
              { value: 'markdown', label: 'Markdown' },
              { value: 'wiki', label: 'Wiki markup' },
            ]}
            value={mapping?.text ?? 'plain'}
            onChange={(form) => onChange({ text: form })}
          />
          {text !== null && <span className={styles.reason}>{text.reason}</span>}
        </div>
      )}
    </>
  );
}
