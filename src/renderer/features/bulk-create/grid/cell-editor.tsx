import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Control } from '@shared/fields/field-type';
import type { JsonValue } from '@shared/json';
import { FieldInput } from '../../../ui/field-control/field-input';
import type { Pickers } from '../../../ui/field-control/pickers';
import { Combobox } from '../../../ui/picker/combobox';
import type { TypeForm } from '@shared/bulk/bulk-site';
import { Button } from '../../../ui/button/button';
import type { GridColumn } from './columns';
import styles from './cell-editor.module.css';

/** How the editing of a cell ends: where the cursor goes. */
export type EditEnd = 'stay' | 'down' | 'up' | 'right' | 'left';

export interface CellEditorProps {
  readonly column: GridColumn;
  readonly text: string;
  readonly types: readonly TypeForm[];
  readonly pickers: Pickers;
  /** `null`: nothing is changed. */
  readonly onEnd: (text: string | null, end: EditEnd) => void;
}

/** Controls whose value is what the cell says, letter by letter: a plain box of the cell's own size. */
const TYPED: ReadonlySet<Control> = new Set([
  'text',
  'number',
  'read-only',
  'json',
  'worklog',
  'restriction',
  'objects',
  'time-tracking',
  'paragraph',
]);
/** Choosing is all there is to do: the choice ends the editing. */
const ONE_CHOICE: ReadonlySet<Control> = new Set(['select', 'user', 'issue', 'group', 'sprint', 'team', 'date']);

/** The cell that is edited, with its field's own control; as text where it has none, or where what stands there cannot be read by it. */
export function CellEditor(props: CellEditorProps) {
  const { column, text, types } = props;
  if (column.target.kind === 'issue-type') return <TypeEditor {...props} types={types} />;
  const control = column.field === null ? null : fieldTypeFor(column.field.schema).control;
  if (column.field === null || control === null || TYPED.has(control) || text.includes('\n')) {
    return <TextEditor {...props} long={control === 'paragraph' || text.includes('\n') || text.length > 60} />;
  }
  return <ControlEditor {...props} />;
}

function TextEditor({ column, text, long, onEnd }: CellEditorProps & { readonly long: boolean }) {
  const [value, setValue] = useState(text);
  const ended = useRef(false);
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  }, []);
  const end = (to: string | null, where: EditEnd): void => {
    if (ended.current) return;
    ended.current = true;
    onEnd(to, where);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // A line break in the cell, as spreadsheets have it.
    if (event.key === 'Enter' && event.altKey && long) return;
    const where = endOf(event);
    if (where === null) return;
    event.preventDefault();
    end(event.key === 'Escape' ? null : value, where);
  };
  const shared = {
    'aria-label': `${column.name}, editing`,
    value,
    spellCheck: long,
    onKeyDown,
    onBlur: () => end(value, 'stay'),
  };
  return long ? (
    <textarea
      {...shared}
      ref={box}
      rows={6}
      className={styles.long}
      onChange={(event) => setValue(event.target.value)}
    />
  ) : (
    <input {...shared} ref={box} className={styles.line} onChange={(event) => setValue(event.target.value)} />
  );
}

function TypeEditor({ text, types, onEnd }: CellEditorProps) {
  const options = types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }));
  const value = options.find(({ label }) => label.toLowerCase() === text.trim().toLowerCase()) ?? null;
  return (
    <EditorBox onEnd={onEnd} text={() => null}>
      <Combobox
        label="Issue type"
        source={options}
        value={value}
        startOpen
        onChange={(choice) => onEnd(choice?.label ?? '', 'down')}
      />
    </EditorBox>
  );
}

function ControlEditor({ column, text, pickers, onEnd }: CellEditorProps) {
  const { field } = column;
  const type = field === null ? null : fieldTypeFor(field.schema);
  const [value, setValue] = useState<JsonValue | null>(() => {
    if (field === null || type === null || text.trim() === '') return null;
    const read = type.fromText(text, field);
    return read.ok ? read.value : null;
  });
  const [changed, setChanged] = useState(false);
  if (field === null || type === null) return null;
  const textOf = (now: JsonValue | null): string => (now === null ? '' : type.toText(now));
  const one = ONE_CHOICE.has(type.control);
  return (
    <EditorBox onEnd={onEnd} text={() => (changed ? textOf(value) : null)} apply={!one}>
      <FieldInput
        field={field}
        value={value}
        pickers={pickers}
        startOpen={one}
        onChange={(next) => {
          setValue(next);
          setChanged(true);
          // A day is typed letter by letter; a choice is made at once.
          if (one && type.control !== 'date') onEnd(textOf(next), 'down');
        }}
      />
    </EditorBox>
  );
}

/** A box over the cell, as wide as the control needs. Leaving it takes what was chosen; Escape does not. */
function EditorBox({
  children,
  text,
  apply = false,
  onEnd,
}: Pick<CellEditorProps, 'onEnd'> & {
  readonly children: React.ReactNode;
  /** What it says now; `null` where nothing was changed. */
  readonly text: () => string | null;
  readonly apply?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current
      ?.querySelector<HTMLElement>('input, textarea, [role="textbox"], button')
      ?.focus({ preventScroll: true });
  }, []);
  return (
    <div
      ref={box}
      role="presentation"
      className={styles.box}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.defaultPrevented) return;
        const where = endOf(event);
        if (where === null) return;
        event.preventDefault();
        onEnd(event.key === 'Escape' ? null : text(), where);
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // A list of the control stands outside of the box: going there does not leave it.
        if (!(relatedTarget instanceof Node) || currentTarget.contains(relatedTarget)) return;
        if (relatedTarget instanceof Element && relatedTarget.closest('[role="listbox"], [role="dialog"]') !== null)
          return;
        onEnd(text(), 'stay');
      }}
    >
      {children}
      {apply && (
        <Button size="small" kind="primary" keys="↵" onClick={() => onEnd(text(), 'down')}>
          Take over
        </Button>
      )}
    </div>
  );
}

function endOf(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): EditEnd | null {
  if (event.key === 'Escape') return 'stay';
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down';
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right';
  return null;
}
