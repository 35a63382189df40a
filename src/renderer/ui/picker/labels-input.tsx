import { useCallback } from 'react';
import { MultiCombobox } from './multi-combobox';
import { fold } from '@shared/fold';
import type { Found } from '@shared/ipc/pickers';
import { mapFound, type Option } from './option';

export interface LabelsInputProps {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly suggest: (query: string, signal: AbortSignal) => Promise<Found<string>>;
  readonly label?: string | undefined;
  readonly disabled?: boolean;
}

const LABELS = { one: 'label', many: 'labels' };

/** No label holds either. */
const ENDS = [' ', ','];

const asOption = (label: string): Option => ({ id: label, label });

/** Labels as Jira takes them: free words without spaces. A space, a comma or Enter ends one. */
export function LabelsInput({ values, onChange, suggest, label, disabled = false }: LabelsInputProps) {
  const source = useCallback(
    async (query: string, signal: AbortSignal): Promise<Found<Option>> => {
      const typed = query.trim();
      const answer = mapFound(await suggest(typed, signal), asOption);
      if (typed === '') return answer;
      const found = answer.items;
      // Exactly what is typed is always on offer: first when it exists, or when nothing begins with it.
      const same = found.filter(({ label: each }) => each === typed);
      if (same.length > 0) return { ...answer, items: [...same, ...found.filter(({ label: each }) => each !== typed)] };
      const own: Option = { id: typed, label: typed, note: 'New label' };
      const known = found.some((option) => fold(option.label).startsWith(fold(typed)));
      return { ...answer, items: known ? [...found, own] : [own, ...found] };
    },
    [suggest],
  );
  return (
    <MultiCombobox
      source={source}
      values={values.map(asOption)}
      onChange={(next) => onChange(next.map(({ id }) => id))}
      create={(text) => splitLabels(text).map(asOption)}
      endsAt={ENDS}
      label={label}
      placeholder="Type a label"
      nothing="No label yet"
      counted={LABELS}
      disabled={disabled}
    />
  );
}

/** Several labels may be pasted at once. */
function splitLabels(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}
