import { useControlName, useControlProps } from '../field/field-context';
import { classNames } from '../class-names';
import styles from '../field/input.module.css';
import { addDays, isoDay } from './calendar-days';
import { CalendarButton } from './calendar-button';
import { readDayWords } from './date-words';

export interface DateInputProps {
  /** `YYYY-MM-DD`, or what has been typed so far; '' when empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

/** A day: typed as ISO, in another clear form, or as `today` and `+7`; or chosen in a month. Arrows step by a day. */
export function DateInput({ value, onChange, label, disabled = false }: DateInputProps) {
  const control = useControlProps(label);
  const name = useControlName(label);
  const today = isoDay(new Date());
  const read = readDayWords(value, today);
  return (
    <div className={styles.wrap}>
      <input
        {...control}
        type="text"
        autoComplete="off"
        placeholder="YYYY-MM-DD"
        className={classNames(styles.input, styles.number)}
        disabled={disabled}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          if (read !== null && read !== value) onChange(read);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
          if (step === 0 || event.altKey) return;
          event.preventDefault();
          onChange(read === null ? today : addDays(read, step));
        }}
      />
      {read !== null && read !== value && <span className={styles.aside}>{read}</span>}
      <CalendarButton name={name} value={read} onChoose={onChange} disabled={disabled} />
    </div>
  );
}
