import { app, nativeTheme, protocol, type BrowserWindow } from 'electron';
import type { KeyValueStore } from '../accounts/key-value-store';
import { serveBundle } from '../app/app-protocol';
import { openWindow } from '../app/window';
import { createPreferences, type Preferences, type Theme } from '../features/settings/preferences';
import { createPush, type PushPort } from '../ipc/push';

export interface WindowWiring {
  readonly settings: KeyValueStore;
  /** Folder of the page. */
  readonly bundle: string;
  readonly reportDefect: (where: string, error: unknown) => string;
}

export interface WiredWindow {
  readonly preferences: Preferences;
  readonly applyTheme: (theme: Theme) => void;
  /** The one that was opened, and the same as long as it is there. */
  readonly first: BrowserWindow;
  readonly window: () => BrowserWindow | null;
  readonly isOurs: (webContentsId: number) => boolean;
  readonly push: PushPort;
}

/** Opens the window in the theme and at the place that the person chose, and what main tells it unasked. */
export function wireWindow({ settings, bundle, reportDefect }: WindowWiring): WiredWindow {
  const preferences = createPreferences(settings);
  const applyTheme = (theme: Theme): void => {
    nativeTheme.themeSource = theme;
  };
  applyTheme(preferences.theme());
  serveBundle(protocol, bundle);
  const first = openWindow(preferences.bounds(), (bounds) => preferences.setBounds(bounds), reportDefect);
  let window: BrowserWindow | null = first;
  first.on('closed', () => (window = null));
  const contents = (): BrowserWindow['webContents'][] => (window === null ? [] : [window.webContents]);
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.show();
    window?.focus();
  });
  return {
    preferences,
    applyTheme,
    first,
    window: () => window,
    isOurs: (id) => contents().some((own) => own.id === id),
    push: createPush(contents),
  };
}
