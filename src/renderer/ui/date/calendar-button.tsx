import { useState } from 'react';
import { CalendarDays } from 'lucide-react';
import { IconButton } from '../button/icon-button';
import { Popover } from '../overlay/popover';
import { Calendar } from './calendar';
import { isoDay, type IsoDay } from './calendar-days';
import styles from '../field/input.module.css';

export interface CalendarButtonProps {
  /** The field's name. */
  readonly name: string;
  readonly value: IsoDay | null;
  readonly onChoose: (day: IsoDay) => void;
  readonly disabled: boolean;
}

/** Opens the month beside a date that is typed. */
export function CalendarButton({ name, value, onChoose, disabled }: CalendarButtonProps) {
  const [open, setOpen] = useState(false);
  const label = `Choose a day for ${name}`;
  return (
    <span className={styles.buttons}>
      <Popover
        align="end"
        label={label}
        open={open}
        onOpenChange={setOpen}
        trigger={<IconButton label={label} icon={CalendarDays} size="tiny" disabled={disabled} />}
      >
        <Calendar
          value={value}
          today={isoDay(new Date())}
          onChoose={(day) => {
            setOpen(false);
            onChoose(day);
          }}
        />
      </Popover>
    </span>
  );
}
