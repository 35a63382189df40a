import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Combobox as Base } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import { inDrawingOrder } from '@shared/fields/form';
import type { CreateField } from '@shared/jira/field';
import input from '../../../ui/field/input.module.css';
import { classNames } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon/icon';
import { Kbd } from '../../../ui/kbd/kbd';
import type { LazyOptions, Option } from '../../../ui/picker/option';
import { isLong, type OptionListHandle } from '../../../ui/picker/option-list';
import { PickerPopup } from '../../../ui/picker/picker-popup';
import { useOptionSearch } from '../../../ui/picker/use-option-search';
import { useFormKeys } from './use-form-keys';
import styles from './find-field.module.css';

/** From more fields than these on, one is looked for by its name rather than by scrolling. */
export const MANY_FIELDS = 20;

export interface FindFieldProps {
  readonly fields: readonly CreateField[];
  readonly disabled: boolean;
  readonly onFind: (fieldId: string) => void;
}

/**
 * Finds one field of a long form by its name and goes there. Escape goes back to where one was. Not drawn again while one types
 * elsewhere, and no more than a box before it is gone to: a long form opens sooner without a list that is not asked for.
 */
export const FindField = memo(function FindField(props: FindFieldProps) {
  /** What had the focus when the box was gone to first; `undefined` before. */
  const [came, setCame] = useState<HTMLElement | null | undefined>(undefined);
  useFormKeys({ find: props.disabled || came !== undefined ? null : () => setCame(focusedNow()) });
  if (came !== undefined) return <FindBox {...props} came={came} />;
  return (
    <div className={styles.find} role="search">
      <div className={classNames(input.wrap, input.small)}>
        <Icon of={Search} tone="faint" />
        <input
          className={input.input}
          disabled={props.disabled}
          {...BOX}
          onFocus={({ relatedTarget }) => setCame(relatedTarget instanceof HTMLElement ? relatedTarget : null)}
        />
        <Kbd keys="Ctrl F" />
      </div>
    </div>
  );
});

const BOX = {
  'aria-label': 'Find a field',
  'aria-keyshortcuts': 'Control+F',
  role: 'combobox',
  'aria-expanded': false,
  placeholder: 'Find a field',
  spellCheck: false,
} as const;

function focusedNow(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}

/** The box once it was gone to, with its list. */
function FindBox({ fields, disabled, onFind, came }: FindFieldProps & { readonly came: HTMLElement | null }) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<OptionListHandle>(null);
  /** What had the focus before. */
  const former = useRef(came);
  // In place of the box that was gone to, before the next key.
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  const source = useMemo(() => lazily(fields), [fields]);
  const search = useOptionSearch(source, query, open);
  const virtual = isLong(source, search.of);

  useFormKeys({
    find: disabled
      ? null
      : () => {
          box.current?.focus();
          box.current?.select();
        },
  });

  function leave(): void {
    setOpen(false);
    setQuery('');
  }

  return (
    <div
      className={styles.find}
      role="search"
      // Before the list hears it, which would keep the focus here.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        leave();
        if (former.current?.isConnected === true) former.current.focus({ preventScroll: true });
        else box.current?.blur();
      }}
    >
      <Base.Root<Option>
        items={search.options}
        filter={null}
        autoHighlight
        virtualized={virtual}
        disabled={disabled}
        onItemHighlighted={(_option, { index }) => list.current?.show(index)}
        value={null}
        inputValue={query}
        open={open}
        itemToStringLabel={({ label }) => label}
        isItemEqualToValue={(a, b) => a.id === b.id}
        onValueChange={(option) => {
          if (option === null) return;
          leave();
          onFind(option.id);
        }}
        onOpenChange={(next) => (next ? setOpen(true) : leave())}
        onInputValueChange={(text, { reason }) => {
          if (reason === 'input-change' || reason === 'input-clear') setQuery(text);
        }}
      >
        <Base.InputGroup className={classNames(input.wrap, input.small)}>
          <Icon of={Search} tone="faint" />
          <Base.Input
            ref={box}
            className={input.input}
            aria-label={BOX['aria-label']}
            aria-keyshortcuts={BOX['aria-keyshortcuts']}
            placeholder={BOX.placeholder}
            spellCheck={false}
            onFocus={({ relatedTarget }) => {
              // The box that it stands for has just gone, with the focus.
              if (relatedTarget instanceof HTMLElement) former.current = relatedTarget;
            }}
          />
          {query === '' && <Kbd keys="Ctrl F" />}
        </Base.InputGroup>
        <PickerPopup
          search={search}
          query={query}
          name="Find a field"
          nothing="No field of this form is called that"
          counted={{ one: 'field', many: 'fields' }}
          remote={false}
          virtual={virtual}
          list={list}
        />
      </Base.Root>
    </div>
  );
}

/** Made when the list opens. What has no control in the form is not gone to. */
function lazily(fields: readonly CreateField[]): LazyOptions {
  let made: readonly Option[] | null = null;
  return {
    all: () =>
      (made ??= inDrawingOrder(fields)
        .filter(({ required, operations, fieldId }) => required || operations.length > 0 || fieldId === 'attachment')
        .map(({ fieldId, name, required }) => ({ id: fieldId, label: name, note: required ? 'Required' : undefined }))),
  };
}
