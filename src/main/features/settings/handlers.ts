import { fail, succeed } from '@shared/ipc/outcome';
import type { Output } from '@shared/ipc/contract';
import type { Limits } from '../../gateway/limits';
import type { RequestLog } from '../../gateway/request-log';
import type { Handlers } from '../../ipc/handle';
import type { Preferences, Theme } from './preferences';

export interface SettingsPorts {
  readonly preferences: Preferences;
  readonly requests: RequestLog;
  readonly info: Output<'app.info'>;
  readonly network: () => Output<'app.network'>;
  readonly limits: Limits;
  readonly openExternal: (url: string) => Promise<boolean>;
  /** Puts a text on the clipboard; newer Electrons answer later. */
  readonly copy: (text: string) => Promise<void> | void;
  readonly applyTheme: (theme: Theme) => void;
}

export function settingsHandlers(
  ports: SettingsPorts,
): Pick<
  Handlers,
  | 'app.info'
  | 'app.openExternal'
  | 'app.copy'
  | 'app.theme'
  | 'app.network'
  | 'app.limits'
  | 'workspace.get'
  | 'workspace.choose'
  | 'settings.requests'
> {
  const { preferences, requests } = ports;
  return {
    'app.info': async () => succeed(ports.info),
    'app.openExternal': async ({ url }) => {
      if (await ports.openExternal(url)) return succeed(null);
      const message = 'Only https and mailto links are opened from here.';
      return fail({ kind: 'invalid-input', message, fields: {} });
    },
    'app.copy': async ({ text }) => {
      await ports.copy(text);
      return succeed(null);
    },
    'app.theme': async ({ theme }) => {
      if (theme !== null) {
        preferences.setTheme(theme);
        ports.applyTheme(theme);
      }
      return succeed(preferences.theme());
    },
    'app.network': async () => succeed(ports.network()),
    'app.limits': async (site) => succeed(ports.limits.now(site)),
    'workspace.get': async () => succeed(preferences.workspace()),
    'workspace.choose': async (site) => {
      preferences.setWorkspace(site);
      return succeed(null);
    },
    'settings.requests': async () => succeed([...requests.list()]),
  };
}
