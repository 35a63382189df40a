import { useState } from 'react';
import { useControlName, useControlProps } from '../field/field-context';
import { classNames } from '../class-names';
import styles from '../field/input.module.css';
import { isoDay } from './calendar-days';
import { CalendarButton } from './calendar-button';
import { fromLocalText, toLocalText, zoneName } from './local-moment';

export interface DateTimeInputProps {
  /** ISO 8601 with an offset, or what has been typed so far; '' when empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

/** A day and a time on this computer's clock, with the zone named. Keeps what was typed until it is a moment. */
export function DateTimeInput({ value, onChange, label, disabled = false }: DateTimeInputProps) {
  const control = useControlProps(label);
  const name = useControlName(label);
  const [text, setText] = useState(() => toLocalText(value));
  const [shownFor, setShownFor] = useState(value);
  // A value from elsewhere (a template, an undo) replaces the text; our own does not, so that typing never jumps.
  if (shownFor !== value) {
    setShownFor(value);
    setText(toLocalText(value));
  }

  const today = isoDay(new Date());

  function type(next: string) {
    const told = next.trim() === '' ? '' : (fromLocalText(next, today) ?? next);
    setText(next);
    setShownFor(told);
    onChange(told);
  }

  const iso = fromLocalText(text, today);
  const day = iso === null ? null : toLocalText(iso).slice(0, 10);
  return (
    <div className={styles.wrap}>
      <input
        {...control}
        type="text"
        autoComplete="off"
        placeholder="YYYY-MM-DD HH:MM"
        className={classNames(styles.input, styles.number)}
        disabled={disabled}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          if (iso !== null) setText(toLocalText(iso));
        }}
      />
      <span className={styles.aside} title="Zone of this computer; Jira keeps the moment">
        {zoneName(iso)}
      </span>
      <CalendarButton
        name={name}
        value={day}
        disabled={disabled}
        onChoose={(chosen) => type(`${chosen} ${iso === null ? '09:00' : toLocalText(iso).slice(11)}`)}
      />
    </div>
  );
}
