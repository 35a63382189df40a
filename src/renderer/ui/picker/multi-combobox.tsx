import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { BaseUIEvent } from '@base-ui/react/types';
import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, X } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { useControlName, useControlProps } from '../field/field-context';
import input from '../field/input.module.css';
import type { Counted, Option, OptionSource } from './option';
import { isLong, type OptionListHandle } from './option-list';
import { PickerPopup } from './picker-popup';
import { useOptionSearch } from './use-option-search';
import { UntakenNotice } from './untaken-notice';
import { useSureEnter } from './use-sure-enter';
import { useUntakenText } from './use-untaken-text';
import styles from './picker.module.css';

export interface MultiComboboxProps {
  readonly source: OptionSource;
  readonly values: readonly Option[];
  readonly onChange: (values: readonly Option[]) => void;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly nothing?: string;
  /** What is counted below the list; left out: bare numbers. */
  readonly counted?: Counted;
  readonly disabled?: boolean;
  /** Free text: makes options of what was typed when Enter, a key of `endsAt` or leaving the field ends it. */
  readonly create?: ((text: string) => readonly Option[]) | undefined;
  /** Keys that end a text of its own beside Enter: Space and comma where it cannot hold them. */
  readonly endsAt?: readonly string[];
}

const NONE: readonly string[] = [];

/** Several values as chips. Backspace in the empty input removes the last; arrows reach each. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { source, values, onChange, label, placeholder, nothing = 'Nothing matches', disabled = false } = props;
  const { create, endsAt = NONE } = props;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const control = useControlProps(label);
  const name = useControlName(label);
  const found = useOptionSearch(source, query, open);
  const remote = typeof source === 'function';
  const enter = useSureEnter(open && query.trim() !== '' && found.state === 'loading');
  // Enter takes the first row: one that is chosen already must not be it, or typing would remove values.
  const narrowed = create !== undefined || query !== '';
  const options = useMemo(() => {
    if (!narrowed || values.length === 0) return found.options;
    const held = new Set(values.map(({ id }) => id));
    return found.options.filter(({ id }) => !held.has(id));
  }, [found.options, narrowed, values]);
  const search = { ...found, options };
  const list = useRef<OptionListHandle>(null);
  const virtual = isLong(source, found.of);
  const untaken = useUntakenText(query, search, (option) => {
    if (!values.some(({ id }) => id === option.id)) onChange([...values, option]);
  });

  function commit(text: string) {
    const made = create?.(text) ?? [];
    const held = new Set(values.map(({ id }) => id));
    const added = made.filter(({ id }) => !held.has(id));
    setQuery('');
    if (added.length > 0) onChange([...values, ...added]);
  }

  function onKeyDown(event: BaseUIEvent<KeyboardEvent>) {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (create === undefined) untaken.onKeyDown(event);
    const ends = create !== undefined && query.trim() !== '' && endsAt.includes(event.key);
    const alone = create !== undefined && event.key === 'Enter' && search.options.length === 0;
    if (!enter.isTooEarly(event) && !ends && !alone) return;
    event.preventDefault();
    event.preventBaseUIHandler();
    if (create) commit(query);
  }

  return (
    <Base.Root<Option, true>
      multiple
      items={search.options}
      filter={null}
      autoHighlight
      virtualized={virtual}
      onItemHighlighted={(_option, { index }) => list.current?.show(index)}
      value={[...values]}
      inputValue={query}
      open={open}
      disabled={disabled}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onValueChange={(next, details) => {
        // The library empties a closed picker on Escape: that key closes things here, it never takes values away.
        if (details.reason === 'escape-key') {
          details.cancel();
          return;
        }
        untaken.forget();
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
        if (reason === 'input-change') untaken.forget();
        enter.typed();
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
      <UntakenNotice text={untaken.text} />
      <PickerPopup
        search={search}
        query={query}
        name={name}
        nothing={create !== undefined && query.trim() === '' ? 'Type it, then Enter adds it' : nothing}
        counted={props.counted ?? null}
        remote={remote}
        virtual={virtual}
        list={list}
      />
    </Base.Root>
  );
}
