import { useState, type KeyboardEvent } from 'react';
import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { useControlName, useControlProps } from '../field/field-context';
import input from '../field/input.module.css';
import type { Option, OptionSource } from './option';
import { PickerPopup } from './picker-popup';
import { useOptionSearch } from './use-option-search';
import styles from './picker.module.css';

export interface MultiComboboxProps {
  readonly source: OptionSource;
  readonly values: readonly Option[];
  readonly onChange: (values: readonly Option[]) => void;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly nothing?: string;
  readonly disabled?: boolean;
  /** Free text: makes options of what was typed when Enter, Space, comma or leaving the field ends it. */
  readonly create?: ((text: string) => readonly Option[]) | undefined;
}

/** Several values as chips. Backspace in the empty input removes the last; arrows reach each. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { source, values, onChange, label, placeholder, nothing = 'Nothing matches', disabled = false, create } = props;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const control = useControlProps(label);
  const name = useControlName(label);
  const found = useOptionSearch(source, query, open);
  const remote = typeof source === 'function';
  // Enter takes the first row: one that is chosen already must not be it, or typing would remove values.
  const narrowed = create !== undefined || query !== '';
  const options = narrowed ? found.options.filter(({ id }) => !values.some((value) => value.id === id)) : found.options;
  const search = { ...found, options, total: found.total - (found.options.length - options.length) };

  function commit(text: string) {
    const made = create?.(text) ?? [];
    const held = new Set(values.map(({ id }) => id));
    const added = made.filter(({ id }) => !held.has(id));
    setQuery('');
    if (added.length > 0) onChange([...values, ...added]);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!create || query.trim() === '' || (event.key !== ' ' && event.key !== ',')) return;
    event.preventDefault();
    commit(query);
  }

  return (
    <Base.Root<Option, true>
      multiple
      items={search.options}
      filter={null}
      autoHighlight
      value={[...values]}
      inputValue={query}
      open={open}
      disabled={disabled}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onValueChange={(next) => {
        setQuery('');
        onChange(next);
      }}
      onOpenChange={(next, { reason }) => {
        setOpen(next);
        if (reason === 'escape-key') setQuery('');
      }}
      onInputValueChange={(text, { reason }) => {
        // Closing would clear what was typed; a field that takes free text keeps it until it is committed.
        if (reason === 'input-change' || reason === 'item-press') setQuery(text);
      }}
    >
      <Base.InputGroup className={classNames(input.wrap, styles.wrap, styles.many)}>
        <Base.Chips className={styles.chips} aria-label={values.length > 0 ? `Chosen for ${name}` : undefined}>
          {values.map((value) => (
            <Base.Chip key={value.id} className={styles.chip} aria-label={value.label} title={value.label}>
              {value.mark}
              <span className={styles.chipText}>{value.label}</span>
              <Base.ChipRemove className={styles.remove} aria-label={`Remove ${value.label}`}>
                <Icon of={X} size={12} />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input
            {...control}
            aria-label={name}
            className={classNames(input.input, styles.input)}
            placeholder={values.length > 0 ? '' : (placeholder ?? (remote ? 'Type to search' : 'Choose'))}
            spellCheck={false}
            onKeyDown={onKeyDown}
            onBlur={() => (create && query.trim() !== '' ? commit(query) : setQuery(''))}
          />
        </Base.Chips>
        <span className={styles.buttons}>
          <Base.Trigger className={styles.trigger} aria-label={`Open ${name}`} tabIndex={-1}>
            <Icon of={ChevronDown} />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <PickerPopup search={search} query={query} name={name} nothing={nothing} remote={remote} />
    </Base.Root>
  );
}
