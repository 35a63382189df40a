import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { createReloadLimit } from './reload-limit';
import { withinDisplays, type WindowBounds } from './window-bounds';

/** Surface 0 of the tokens: what is seen before the page has painted. */
const BACKGROUND = { light: '#f5f5f7', dark: '#0e0f12' };

/** Opens the one window. It is shown with its first paint, so that nobody sees it empty. */
export function openWindow(
  bounds: WindowBounds,
  remember: (bounds: WindowBounds) => void,
  reportDefect: (where: string, error: unknown) => string,
): BrowserWindow {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, x, y, width, height } = withinDisplays(bounds, workAreas);
  const window = new BrowserWindow({
    width,
    height,
    ...(x === undefined || y === undefined ? {} : { x, y }),
    minWidth: 720,
    minHeight: 480,
    show: false,
    autoHideMenuBar: true,
    title: 'Workbench for Jira',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => remember({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  // Drafts and the outbox are on the disk: a page that broke is drawn anew from there.
  const mayReload = createReloadLimit(Date.now);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    reportDefect('window', new Error(`The page's process has gone: ${reason} (${exitCode}).`));
    if (mayReload()) window.webContents.reload();
  });
  void window.loadURL('app://bundle/index.html');
  return window;
}
