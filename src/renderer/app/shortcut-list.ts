/** The keys of the program, as the shortcuts dialog lists them. */
export const SHORTCUTS: readonly {
  readonly group: string;
  readonly keys: readonly { readonly keys: string; readonly does: string }[];
}[] = [
  {
    group: 'Anywhere',
    keys: [
      { keys: 'Ctrl K', does: 'Search or run a command' },
      { keys: 'Ctrl N', does: 'Create an issue' },
      { keys: 'Ctrl F', does: 'Search issues' },
      { keys: 'Ctrl ,', does: 'Settings' },
      { keys: 'Alt ←', does: 'Back' },
      { keys: 'Alt →', does: 'Forward' },
      { keys: 'F6', does: 'To the notes at the bottom' },
      { keys: '?', does: 'These shortcuts' },
    ],
  },
  {
    group: 'In a list',
    keys: [
      { keys: 'j', does: 'Next row' },
      { keys: 'k', does: 'Row before' },
      { keys: '↵', does: 'Open' },
      { keys: '/', does: 'Edit the query' },
    ],
  },
  {
    group: 'On the open issue',
    keys: [
      { keys: 's', does: 'Change the status' },
      { keys: 'a', does: 'Assign' },
      { keys: 'm', does: 'Assign to me' },
      { keys: 'p', does: 'Priority' },
      { keys: 'l', does: 'Labels' },
      { keys: 'e', does: 'Edit the summary' },
      { keys: 'c', does: 'Comment' },
      { keys: 'z', does: 'Take back the last change that was not sent' },
    ],
  },
  {
    group: 'In the outbox',
    keys: [
      { keys: 'n', does: 'Next change that needs you' },
      { keys: '1', does: 'Conflict: mine' },
      { keys: '2', does: 'Conflict: theirs' },
      { keys: '3', does: 'Conflict: another value' },
    ],
  },
  {
    group: 'In the rows of Bulk create',
    keys: [
      { keys: 'Ctrl ↵', does: 'Create the issues' },
      { keys: 'F2', does: 'Write on in the cell; a letter writes over it' },
      { keys: 'Alt ↵', does: 'A line break in a text' },
      { keys: 'F6', does: 'Round the rows, the problems, Create and the tabs; Shift F6 back' },
      { keys: 'F8', does: 'Next problem' },
      { keys: 'Shift F8', does: 'Problem before' },
      { keys: 'Ctrl 1', does: 'Take the closest value; 2 and 3 the next ones' },
      { keys: 'Alt 1', does: 'Take it in all cells alike' },
      { keys: 'n', does: 'Next problem, at a problem where no value begins with n' },
      { keys: '1', does: 'The closest value, where no value begins with a digit' },
      { keys: 'Alt Shift →', does: 'A wider column; ← a narrower one' },
      { keys: 'Shift Space', does: 'Choose the whole row, as its number does; Ctrl Space the column' },
      { keys: 'Ctrl F', does: 'Find and replace' },
      { keys: 'Ctrl D', does: 'Fill down' },
      { keys: 'Ctrl Z', does: 'Undo' },
      { keys: 'Ctrl Y', does: 'Redo' },
      { keys: 'Ctrl +', does: 'Insert a row below' },
      { keys: 'Ctrl -', does: 'Remove the rows' },
      { keys: 'Del', does: 'Empty the cells' },
    ],
  },
  {
    group: 'In a form',
    keys: [
      { keys: 'Ctrl ↵', does: 'Create, save, send' },
      { keys: 'Ctrl F', does: 'Find a field of a long form' },
      { keys: 'F8', does: 'Next field that is needed or refused' },
      { keys: 'Shift F8', does: 'Field before' },
      { keys: 'Esc', does: 'Close a list or a dialog' },
    ],
  },
];
