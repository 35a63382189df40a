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
    group: 'In a form',
    keys: [
      { keys: 'Ctrl ↵', does: 'Create the issue' },
      { keys: 'Esc', does: 'Close a list or a dialog' },
    ],
  },
];
