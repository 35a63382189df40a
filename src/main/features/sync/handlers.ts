import { succeed } from '@shared/ipc/outcome';
import { project } from '@shared/ipc/schemas';
import { z } from '@shared/schema';
import { readProjects } from '../../gateway/project';
import type { Gateway } from '../../gateway/request';
import type { Handlers } from '../../ipc/handle';
import type { ReadThrough } from '../../mirror/read-through';
import type { SyncEngine } from '../../mirror/sync/engine';
import { topics } from '../../mirror/topics';
import { tryNewScopes } from './try-scopes';

export interface SyncHandlerPorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly engine: SyncEngine;
}

const FRESH_MS = 5 * 60_000;

export function syncHandlers({
  gateway,
  readThrough,
  engine,
}: SyncHandlerPorts): Pick<Handlers, 'sync.state' | 'sync.setScopes' | 'sync.now' | 'sync.pause' | 'sync.projects'> {
  return {
    'sync.state': async (site) => succeed(await engine.state(site)),
    'sync.setScopes': async ({ site, scopes }) => {
      const { scopes: held } = await engine.state(site);
      const tried = await tryNewScopes(gateway, site, held, scopes);
      return tried.ok ? succeed(await engine.setScopes(site, scopes)) : tried;
    },
    'sync.now': async (site) => succeed(await engine.syncNow(site)),
    'sync.pause': async ({ site, paused }) => succeed(await engine.pause(site, paused)),
    'sync.projects': (site) =>
      readThrough({
        site,
        topic: topics.allProjects,
        schema: z.array(project),
        freshFor: FRESH_MS,
        fetch: () => readProjects(gateway, site),
      }),
  };
}
