import { siteRef } from '@shared/ipc/schemas';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import type { KeyValueStore } from '../../accounts/key-value-store';
import { FIRST_BOUNDS, type WindowBounds } from '../../app/window-bounds';

export type Theme = 'system' | 'light' | 'dark';

/** What the program remembers that is no secret and no issue: theme, window, the chosen site. */
export interface Preferences {
  theme(): Theme;
  setTheme(theme: Theme): void;
  bounds(): WindowBounds;
  setBounds(bounds: WindowBounds): void;
  workspace(): SiteRef | null;
  setWorkspace(site: SiteRef | null): void;
}

const themeSchema = z.enum(['system', 'light', 'dark']).catch('system');
const boundsSchema = z
  .object({
    x: z.number().optional(),
    y: z.number().optional(),
    width: z.number().min(400),
    height: z.number().min(300),
    maximized: z.boolean(),
  })
  .catch({ ...FIRST_BOUNDS });
const workspaceSchema = siteRef.nullable().catch(null);

export function createPreferences(store: KeyValueStore): Preferences {
  return {
    theme: () => themeSchema.parse(store.get('theme')),
    setTheme: (theme) => store.set('theme', theme),
    bounds: () => boundsSchema.parse(store.get('window')),
    setBounds: ({ x, y, width, height, maximized }) =>
      store.set('window', { ...(x === undefined || y === undefined ? {} : { x, y }), width, height, maximized }),
    workspace: () => workspaceSchema.parse(store.get('workspace') ?? null),
    setWorkspace: (site) => {
      if (site === null) store.delete('workspace');
      else store.set('workspace', { accountId: site.accountId, cloudId: site.cloudId });
    },
  };
}
