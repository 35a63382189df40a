import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../button/icon-button';
import { classNames } from '../class-names';
import { addMonths, dayName, monthName, monthWeeks, moveDay, type IsoDay } from './calendar-days';
import styles from './calendar.module.css';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export interface CalendarProps {
  readonly value: IsoDay | null;
  readonly today: IsoDay;
  readonly onChoose: (day: IsoDay) => void;
}

/** A month of days. Arrows move by day and week, Page Up and Down by month, Enter chooses. */
export function Calendar({ value, today, onChoose }: CalendarProps) {
  const [focused, setFocused] = useState(value ?? today);
  const day = useRef<HTMLButtonElement>(null);

  useEffect(() => day.current?.focus(), [focused]);

  function onKeyDown(event: KeyboardEvent) {
    const target = moveDay(event.key, focused);
    if (target === null) return;
    event.preventDefault();
    setFocused(target);
  }

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <span aria-live="polite" className={styles.month}>
          {monthName(focused)}
        </span>
        <IconButton
          label="Previous month"
          keys="Page Up"
          icon={ChevronLeft}
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <IconButton
          label="Next month"
          keys="Page Down"
          icon={ChevronRight}
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <div role="grid" aria-label={monthName(focused)} onKeyDown={onKeyDown}>
        <div role="row" className={styles.week}>
          {WEEKDAYS.map((name) => (
            <span key={name} role="columnheader" className={styles.weekday}>
              {name}
            </span>
          ))}
        </div>
        {monthWeeks(focused).map((week) => (
          <div key={week[0]} role="row" className={styles.week}>
            {week.map((each) => (
              <span key={each} role="gridcell" aria-selected={each === value}>
                <button
                  ref={each === focused ? day : undefined}
                  type="button"
                  tabIndex={each === focused ? 0 : -1}
                  aria-label={dayName(each)}
                  aria-current={each === today ? 'date' : undefined}
                  className={classNames(
                    styles.day,
                    each.slice(0, 7) !== focused.slice(0, 7) && styles.outside,
                    each === today && styles.today,
                    each === value && styles.chosen,
                  )}
                  onClick={() => onChoose(each)}
                >
                  {Number(each.slice(8))}
                </button>
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
