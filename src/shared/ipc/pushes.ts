import { siteRef } from './schemas';
import { z } from '../schema';

/**
 * What main tells the renderer unasked. Few and small: a push says what changed, the renderer asks again.
 * Parsed on arrival like every answer.
 */
export const pushes = {
  /** Mirrored rows changed behind an answer that was already given. `topics` are the parts, for example `issue:SHOP-1`. */
  'mirror.changed': z.object({ site: siteRef, topics: z.array(z.string()) }),
  /** How far the mirror of a site is. */
  'sync.changed': z.object({ site: siteRef }),
  'outbox.changed': z.object({ site: siteRef }),
  'accounts.changed': z.null(),
  'network.changed': z.null(),
  /** What is left of Atlassian's limits, or what waits for them. Throttled. */
  'limits.changed': z.null(),
  /** A call was added to the request log. Throttled. */
  'requests.changed': z.null(),
  /** The notification of a run that has ended was clicked: what became of it is to be seen. */
  'run.show': z.object({ site: siteRef, groupId: z.string(), sheetId: z.string().nullable() }),
  /** A command of the application menu. */
  'menu.command': z.object({ command: z.enum(['create', 'search', 'settings', 'shortcuts', 'palette']) }),
};

export type Pushes = typeof pushes;
export type Push = keyof Pushes;
export type PushBody<P extends Push> = z.output<Pushes[P]>;
