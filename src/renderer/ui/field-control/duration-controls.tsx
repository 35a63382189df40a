import type { JsonValue } from '@shared/json';
import { DateTimeInput } from '../date/date-time-input';
import { TextInput } from '../field/text-input';
import { PartOfField, PartsOfField } from './part-of-field';
import { asTimeTracking, asWorklog } from './read-value';

interface DurationProps {
  readonly name: string;
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

const DURATION = '2w 3d 4h 30m';

/** What it was thought to take, and what is left of it. */
export function TimeTrackingControl({ name, value, onChange, disabled }: DurationProps) {
  const { originalEstimate, remainingEstimate } = asTimeTracking(value);
  const tell = (next: { originalEstimate: string; remainingEstimate: string }) =>
    onChange(next.originalEstimate === '' && next.remainingEstimate === '' ? null : next);
  return (
    <PartsOfField name={name}>
      <PartOfField label="Original estimate" first>
        <TextInput
          value={originalEstimate}
          placeholder={DURATION}
          disabled={disabled}
          onChange={(text) => tell({ originalEstimate: text, remainingEstimate })}
        />
      </PartOfField>
      <PartOfField label="Remaining estimate">
        <TextInput
          value={remainingEstimate}
          placeholder={originalEstimate === '' ? DURATION : originalEstimate}
          disabled={disabled}
          onChange={(text) => tell({ originalEstimate, remainingEstimate: text })}
        />
      </PartOfField>
    </PartsOfField>
  );
}

/** Work that is logged with the issue: how long, and since when. */
export function WorklogControl({ name, value, onChange, disabled }: DurationProps) {
  const { timeSpent, started } = asWorklog(value);
  const tell = (next: { timeSpent: string; started: string }) =>
    onChange(next.timeSpent === '' && next.started === '' ? null : next);
  return (
    <PartsOfField name={name}>
      <PartOfField label="Time spent" first>
        <TextInput
          value={timeSpent}
          placeholder="1h 30m"
          disabled={disabled}
          onChange={(text) => tell({ timeSpent: text, started })}
        />
      </PartOfField>
      <PartOfField label="Started, now when empty">
        <DateTimeInput
          value={started}
          disabled={disabled}
          onChange={(moment) => tell({ timeSpent, started: moment })}
        />
      </PartOfField>
    </PartsOfField>
  );
}
