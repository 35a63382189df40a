import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from '@tiptap/pm/tables';

export interface TableCommand {
  readonly id: string;
  readonly label: string;
  readonly command: Command;
}

/** What can be done with the table that the cursor is in, in groups. */
export const TABLE_COMMANDS: readonly (readonly TableCommand[])[] = [
  [
    { id: 'rowBefore', label: 'Add row above', command: addRowBefore },
    { id: 'rowAfter', label: 'Add row below', command: addRowAfter },
    { id: 'columnBefore', label: 'Add column before', command: addColumnBefore },
    { id: 'columnAfter', label: 'Add column after', command: addColumnAfter },
  ],
  [
    { id: 'headerRow', label: 'Header row', command: toggleHeaderRow },
    { id: 'headerColumn', label: 'Header column', command: toggleHeaderColumn },
    { id: 'merge', label: 'Merge cells', command: mergeCells },
    { id: 'split', label: 'Split cell', command: splitCell },
  ],
  [
    { id: 'deleteRow', label: 'Delete row', command: deleteRow },
    { id: 'deleteColumn', label: 'Delete column', command: deleteColumn },
    { id: 'deleteTable', label: 'Delete table', command: deleteTable },
  ],
];

export function canRun(editor: Editor, { command }: TableCommand): boolean {
  return command(editor.state);
}

export function runTable(editor: Editor, { command }: TableCommand): void {
  editor
    .chain()
    .focus()
    .command(({ state, dispatch }) => command(state, dispatch))
    .run();
}
