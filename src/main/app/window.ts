import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import type { WindowBounds } from './window-bounds';

/** Surface 0 of the tokens: what is seen before the page has painted. */
const BACKGROUND = { light: '#f5f5f7', dark: '#0e0f12' };

/** Opens the one window. It is shown with its first paint, so that nobody sees it empty. */
export function openWindow(bounds: WindowBounds, remember: (bounds: WindowBounds) => void): BrowserWindow {
  const { maximized, x, y, width, height } = bounds;
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
  void window.loadURL('app://bundle/index.html');
  return window;
}
