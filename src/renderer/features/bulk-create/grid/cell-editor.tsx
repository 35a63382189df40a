import { useState } from 'react';
import type { TypeForm } from '@shared/bulk/bulk-site';
import type { Found } from '@shared/bulk/question';
import { separatorsOf } from '@shared/bulk/column-values';
import { readParentText } from '@shared/bulk/parent-text';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Control } from '@shared/fields/field-type';
import type { CreateField } from '@shared/jira/field';
import { TextInput } from '../../../ui/field/text-input';
import { FieldInput } from '../../../ui/field-control/field-input';
import type { Pickers } from '../../../ui/field-control/pickers';
import { Combobox } from '../../../ui/picker/combobox';
import { cellParts, textOfParts } from './cell-parts';
import type { GridColumn } from './grid-column';
import { EditorBox } from './editor-box';
import { TextEditor } from './text-editor';
import { useEnding, type OnEnd } from './use-ending';
import styles from './cell-editor.module.css';

export interface CellEditorProps {
  readonly column: GridColumn;
  readonly text: string;
  readonly types: readonly TypeForm[];
  /** What names in the cell stand for. */
  readonly found: Found;
  readonly pickers: Pickers;
  /** A letter opened it: what is written takes the place of the text. */
  readonly replaces: boolean;
  /** `null`: nothing is changed. */
  readonly onEnd: OnEnd;
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
  const { column, text } = props;
  if (column.target.kind === 'issue-type') return <TypeEditor {...props} />;
  const { field } = column;
  const control = field === null ? null : fieldTypeFor(field.schema).control;
  if (field === null || control === null || TYPED.has(control) || text.includes('\n')) {
    const breaks = control === null || control === 'paragraph' || text.includes('\n');
    return (
      <TextEditor
        label={column.name}
        text={text}
        long={isLong(control, text)}
        breaks={breaks}
        replaces={props.replaces}
        atEnd={control === 'number'}
        onEnd={props.onEnd}
      />
    );
  }
  return <ControlEditor {...props} field={field} control={control} />;
}

/** How wide the editor of a cell is at least, as the style sheet has it. Pure. */
export function editorWidth(column: GridColumn, text: string): number {
  const control = column.field === null ? null : fieldTypeFor(column.field.schema).control;
  const isText = column.target.kind !== 'issue-type' && (control === null || TYPED.has(control) || text.includes('\n'));
  const box = control === 'cascading' ? TWO : BOX;
  const least = !isText ? box : isLong(control, text) ? LONG : LINE;
  return Math.max(least, column.width);
}

const BOX = 260;
const TWO = 440;
const LONG = 360;
const LINE = 96;

function isLong(control: Control | null, text: string): boolean {
  return control === 'paragraph' || text.includes('\n') || text.length > 60;
}

function TypeEditor({ text, types, onEnd }: CellEditorProps) {
  const options = types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }));
  const value = options.find(({ label }) => label.toLowerCase() === text.trim().toLowerCase()) ?? null;
  const end = useEnding(onEnd, () => null);
  return (
    <EditorBox onEnd={end} text={() => null}>
      <Combobox
        label="Issue type"
        source={options}
        value={value}
        startOpen
        onChange={(choice) => end(choice?.label ?? '', 'down')}
      />
      {value === null && <Unread text={text} />}
    </EditorBox>
  );
}

interface ControlEditorProps extends CellEditorProps {
  readonly field: CreateField;
  readonly control: Control;
}

function ControlEditor({ column, field, control, text, found, pickers, replaces, onEnd }: ControlEditorProps) {
  const [begun] = useState(() => cellParts(text, field, column.reading, found));
  const [value, setValue] = useState(begun.value);
  const [unread, setUnread] = useState(begun.unread);
  const [changed, setChanged] = useState(false);
  const written = (): string | null => (changed ? textOfParts(value, unread, field) : null);
  const end = useEnding(onEnd, written);
  const one = ONE_CHOICE.has(control);
  // A parent may be a row of the sheet, by number or name: the plan says whether it is.
  const isOfSheet = column.target.kind === 'parent' && readParentText(text).key === null;
  const problem = isOfSheet ? null : begun.problem;
  const isList = separatorsOf(field) !== null;
  return (
    <EditorBox onEnd={end} text={written} apply={!one} replaces={replaces} wide={control === 'cascading'}>
      <FieldInput
        field={field}
        value={value}
        pickers={pickers}
        startOpen={one}
        onChange={(next) => {
          setValue(next);
          setChanged(true);
          // A day is typed letter by letter; a choice is made at once.
          if (one && control !== 'date') end(textOfParts(next, next === null ? '' : unread, field), 'down');
        }}
      />
      {begun.unread !== '' && isList && (
        <TextInput
          label="Not read"
          size="small"
          value={unread}
          onChange={(next) => {
            setUnread(next);
            setChanged(true);
          }}
        />
      )}
      {begun.unread !== '' && !isList && <Unread text={begun.unread} />}
      {problem !== null && <p className={styles.problem}>{problem}</p>}
    </EditorBox>
  );
}

/** What the cell says as long as nothing is chosen. */
function Unread({ text }: { readonly text: string }) {
  return text.trim() === '' ? null : <p className={styles.unread}>The cell says “{text}” until you choose.</p>;
}
