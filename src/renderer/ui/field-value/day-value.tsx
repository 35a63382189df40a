import { dayName } from '../date/calendar-days';
import { readDate } from '@shared/fields/date-text';

/** A day as lists show it, "30 Nov 2026", with the weekday in the title. */
export function DayValue({ day }: { readonly day: string }) {
  const read = readDate(day);
  if (!read.ok) return <span>{day}</span>;
  const shown = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <time dateTime={read.value} title={dayName(read.value)}>
      {shown.format(new Date(`${read.value}T00:00:00Z`))}
    </time>
  );
}
