import type { Site } from '../jira/site';
import { z } from '../schema';
import { site } from './schemas';

/** An identity that the workbench acts as. Nothing in here is secret. */
export interface Account {
  /** Ours, random; never Atlassian's `accountId`. */
  readonly id: string;
  readonly kind: 'person' | 'service' | 'demo';
  readonly displayName: string;
  /** Atlassian's id of whom we act as; `null` where the scopes do not let us ask. */
  readonly personId: string | null;
  readonly avatarUrl: string | null;
  /** Hosts of origins that are not Atlassian's, shown as a badge; `null` for the real thing. */
  readonly foreignHost: string | null;
  /** Where its requests go, for the command lines that are copied. */
  readonly apiOrigin: string;
  readonly state: 'ready' | 'signed-out' | 'client-refused' | 'locked';
  /** Those that it reaches by name, then those that it reached once: `gone`, with all that was kept of them. */
  readonly sites: readonly (Site & { readonly missingScopes: readonly string[]; readonly gone?: true | undefined })[];
}

export const account: z.ZodType<Account> = z.object({
  id: z.string(),
  kind: z.enum(['person', 'service', 'demo']),
  displayName: z.string(),
  personId: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  foreignHost: z.string().nullable(),
  apiOrigin: z.string(),
  state: z.enum(['ready', 'signed-out', 'client-refused', 'locked']),
  sites: z.array(site.and(z.object({ missingScopes: z.array(z.string()), gone: z.literal(true).optional() }))),
});
