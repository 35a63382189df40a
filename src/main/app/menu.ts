import { Menu, type MenuItemConstructorOptions } from 'electron';

export type MenuCommand = 'create' | 'search' | 'settings' | 'shortcuts' | 'palette';

/** The application menu: what the system expects, and the program's main places with their keys. */
export function installMenu(run: (command: MenuCommand) => void): void {
  const item = (label: string, command: MenuCommand, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    // The page answers these keys itself; shown here, they would otherwise be answered twice.
    registerAccelerator: false,
    click: () => run(command),
  });
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...mac,
      {
        label: 'File',
        submenu: [
          item('Create issue', 'create', 'CmdOrCtrl+N'),
          item('Search issues', 'search', 'CmdOrCtrl+F'),
          item('Command palette', 'palette', 'CmdOrCtrl+K'),
          { type: 'separator' },
          item('Settings', 'settings', 'CmdOrCtrl+,'),
          { type: 'separator' },
          process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { label: 'Help', submenu: [item('Keyboard shortcuts', 'shortcuts', 'CmdOrCtrl+/')] },
    ]),
  );
}
