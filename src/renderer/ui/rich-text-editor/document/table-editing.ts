import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { TableMap, tableEditing } from '@tiptap/pm/tables';

/**
 * Cell selection, moving between cells, pasting of cells, and the repair of a table that an edit left uneven. A table whose columns
 * merely disagree about their widths is left as it is: a letter typed in one cell must not rewrite the rows around it.
 */
export function adfTableEditing(): Plugin<unknown> {
  const { spec }: Plugin<unknown> = tableEditing();
  return new Plugin<unknown>({
    ...spec,
    appendTransaction(transactions, before, state) {
      // Told that nothing changed, it puts the selection right and mends no table.
      const since = before.doc !== state.doc && hasUnevenTable(state.doc) ? before : state;
      return spec.appendTransaction?.call(this, transactions, since, state);
    },
  });
}

function hasUnevenTable(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    if (node.type.name === 'table') found ||= !isEvenTable(node);
    return !found && !node.isTextblock;
  });
  return found;
}

/**
 * Whether the cells cover the grid, each place once. ADF allows other tables, and there is no saying which of their cells make a row
 * or a column: they are sealed.
 */
export function isEvenTable(table: Node): boolean {
  const { problems, width } = TableMap.get(table);
  return width > 0 && (problems ?? []).every(({ type }) => type === 'colwidth mismatch');
}
