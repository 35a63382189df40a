import { useRef, useState } from 'react';
import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronDown, Search, X } from 'lucide-react';
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

export interface ComboboxProps {
  readonly source: OptionSource;
  readonly value: Option | null;
  readonly onChange: (value: Option | null) => void;
  /** Its name where no Field is around it, or where one field holds two of them. */
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly nothing?: string;
  /** What is counted below the list; left out: bare numbers. */
  readonly counted?: Counted;
  /** Quiet mono text after the value: a project's key. */
  readonly aside?: string | undefined;
  /** Offers a button that empties it. */
  readonly clearable?: boolean;
  readonly disabled?: boolean;
  readonly size?: 'control' | 'small';
  /** Its list stands open from the start: choosing is all there is to do here. */
  readonly startOpen?: boolean;
  /** The second control of a field must not take the id of the first. */
  readonly ownName?: boolean;
}

/** One value out of many: reads as a select, and searches as soon as one types. */
export function Combobox(props: ComboboxProps) {
  const {
    source,
    value,
    onChange,
    label,
    placeholder,
    nothing = 'Nothing matches',
    aside,
    clearable = false,
    disabled = false,
  } = props;
  const [open, setOpen] = useState(props.startOpen === true);
  /** What was typed since it was opened; `null` while nothing was. */
  const [typed, setTyped] = useState<string | null>(null);
  const query = typed ?? '';
  const fieldProps = useControlProps(label);
  const fieldName = useControlName(label);
  const name = props.ownName ? (label ?? fieldName) : fieldName;
  // While it is open the page around it is hidden from assistive technology, the label too: the name is its own.
  const control = {
    ...(props.ownName ? { 'aria-invalid': fieldProps['aria-invalid'] } : fieldProps),
    'aria-label': name,
  };
  const search = useOptionSearch(source, query, open);
  const list = useRef<OptionListHandle>(null);
  const virtual = isLong(source, search.of);
  const remote = typeof source === 'function';
  const enter = useSureEnter(open && search.state === 'loading');
  const untaken = useUntakenText(query, search, onChange);

  return (
    <Base.Root<Option>
      items={search.options}
      filter={null}
      autoHighlight
      virtualized={virtual}
      onItemHighlighted={(_option, { index }) => list.current?.show(index)}
      value={value}
      open={open}
      disabled={disabled}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onValueChange={(next, details) => {
        if (details.reason === 'escape-key') return details.cancel();
        untaken.forget();
        onChange(next);
      }}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setTyped(null);
      }}
      onInputValueChange={(text, details) => {
        // The library empties a closed picker on Escape: that key closes things here, it never takes a value away.
        if (details.reason === 'escape-key' && !open) details.cancel();
        // A value that comes by itself, or the same one read anew, takes nothing from who is typing: it shows once the list closes.
        else if (details.reason === 'none' && open && typed !== null) details.cancel();
        else {
          enter.typed();
          if (details.reason === 'input-change') untaken.forget();
          setTyped(details.reason === 'input-change' ? text : null);
        }
      }}
    >
      <Base.InputGroup className={classNames(input.wrap, styles.wrap, props.size === 'small' && input.small)}>
        {open && (remote || query !== '') ? (
          <Icon of={Search} tone="faint" />
        ) : (
          value?.mark && <span className={styles.mark}>{value.mark}</span>
        )}
        <Base.Input
          {...control}
          className={classNames(input.input)}
          placeholder={placeholder ?? (remote ? 'Type to search' : 'Choose')}
          spellCheck={false}
          // An open list without the focus would hear no key.
          autoFocus={props.startOpen === true}
          onFocus={(event) => event.currentTarget.select()}
          // It may have had the focus before the click: what is typed next still replaces the label rather than adding to it.
          onClick={(event) => {
            if (typed === null) event.currentTarget.select();
          }}
          onKeyDown={(event) => {
            untaken.onKeyDown(event);
            if (!enter.isTooEarly(event)) return;
            event.preventDefault();
            event.preventBaseUIHandler();
          }}
        />
        {aside && !open && <span className={styles.aside}>{aside}</span>}
        <span className={styles.buttons}>
          {clearable && value && !disabled && (
            <Base.Clear className={classNames(styles.trigger, styles.clear)} aria-label={`Clear ${name}`} tabIndex={-1}>
              <Icon of={X} size={14} />
            </Base.Clear>
          )}
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
        nothing={nothing}
        counted={props.counted ?? null}
        remote={remote}
        virtual={virtual}
        list={list}
      />
    </Base.Root>
  );
}
