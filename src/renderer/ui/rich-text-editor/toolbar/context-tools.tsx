import type { Editor } from '@tiptap/core';
import { exitCode } from '@tiptap/pm/commands';
import { CalendarDays, Check, CircleDot, CornerDownLeft, Link, PencilLine } from 'lucide-react';
import type { MenuItem } from '../../overlay/menu';
import type { PopupKind } from '../commands/insert-items';
import { canRun, runTable, TABLE_COMMANDS } from '../commands/table-commands';
import { toggleThisDone } from '../commands/tasks';
import { CODE_LANGUAGES, languageLabel } from './code-languages';
import { ToolButton } from './tool-button';
import { ToolMenu } from './tool-menu';
import type { ToolState } from './use-tool-state';
import styles from './editor-toolbar.module.css';

export interface ContextToolsProps {
  readonly editor: Editor;
  readonly state: ToolState;
  readonly onPopup: (popup: PopupKind) => void;
}

const PANELS: readonly { readonly id: string; readonly label: string }[] = [
  { id: 'info', label: 'Info' },
  { id: 'note', label: 'Note' },
  { id: 'tip', label: 'Tip' },
  { id: 'success', label: 'Success' },
  { id: 'warning', label: 'Warning' },
  { id: 'error', label: 'Error' },
];

/** At the right of the bar: what can be done with the thing that the cursor is in. Nothing moves when it comes or goes. */
export function ContextTools({ editor, state, onPopup }: ContextToolsProps) {
  return (
    <div className={styles.context}>
      {state.language !== null && (
        <ToolButton
          label="Go on below the code"
          icon={CornerDownLeft}
          typed="Enter three times"
          onClick={() =>
            editor
              .chain()
              .focus()
              .command(({ state: now, dispatch }) => exitCode(now, dispatch))
              .run()
          }
        />
      )}
      {state.language !== null && (
        <ToolMenu
          align="end"
          label="Language"
          text={languageLabel(state.language)}
          groups={[languageItems(editor, state.language)]}
        />
      )}
      {state.panelType !== null && (
        <ToolMenu
          align="end"
          label="Panel"
          text={PANELS.find(({ id }) => id === state.panelType)?.label ?? 'Custom'}
          groups={[panelItems(editor, state.panelType), [unwrap(editor)]]}
        />
      )}
      {state.expandTitle !== null && (
        <ToolButton label="Title of the expand" icon={PencilLine} onClick={() => onPopup('title')} />
      )}
      {state.inTask && (
        <ToolButton
          label="Mark the task as done"
          icon={Check}
          keys="Alt ↵"
          onClick={() =>
            editor
              .chain()
              .focus()
              .command(({ state: now, dispatch }) => toggleThisDone(now, dispatch))
              .run()
          }
        />
      )}
      {state.onLink && <ToolButton label="Edit the link" icon={Link} keys="Ctrl ⇧ K" onClick={() => onPopup('link')} />}
      {state.chip === 'status' && (
        <ToolButton label="Edit the status" icon={CircleDot} onClick={() => onPopup('status')} />
      )}
      {state.chip === 'date' && (
        <ToolButton label="Choose the day" icon={CalendarDays} onClick={() => onPopup('date')} />
      )}
      {state.inTable && <ToolMenu align="end" label="Table" text="Table" groups={tableItems(editor)} />}
    </div>
  );
}

function languageItems(editor: Editor, chosen: string): readonly MenuItem[] {
  const known = chosen === '' || CODE_LANGUAGES.some(({ id }) => id === chosen);
  const all = [
    { id: '', label: 'Plain text' },
    ...(known ? [] : [{ id: chosen, label: languageLabel(chosen) }]),
    ...CODE_LANGUAGES,
  ];
  return all.map(({ id, label }) => ({
    id: id === '' ? 'plain' : id,
    label,
    checked: id === chosen,
    onSelect: () =>
      editor
        .chain()
        .focus()
        .updateAttributes('codeBlock', { language: id === '' ? null : id })
        .run(),
  }));
}

function panelItems(editor: Editor, chosen: string): readonly MenuItem[] {
  return PANELS.map(({ id, label }) => ({
    id,
    label,
    checked: id === chosen,
    onSelect: () => editor.chain().focus().updateAttributes('panel', { panelType: id }).run(),
  }));
}

function unwrap(editor: Editor): MenuItem {
  return { id: 'unwrap', label: 'Remove the panel', onSelect: () => editor.chain().focus().lift('panel').run() };
}

function tableItems(editor: Editor): readonly (readonly MenuItem[])[] {
  return TABLE_COMMANDS.map((group) =>
    group.map((each) => ({
      id: each.id,
      label: each.label,
      disabled: !canRun(editor, each),
      ...(each.id.startsWith('delete') ? { tone: 'danger' as const } : {}),
      onSelect: () => runTable(editor, each),
    })),
  );
}
