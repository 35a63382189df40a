import { randomBytes } from 'node:crypto';
import type { World } from '../world/model';
import type { ClientApp, ThreeLeggedApp } from './client-app';
import { peopleWhoSignIn, sitesOf } from './oauth-context';

const threeLeggedId = 'sBx3LoLarkVq7TnZ0cWm5RyKdE2HuPgA';
const serviceAccountId = 'sBxSvcLarkYp4JfN8bQe1TzMwC6XiRkD';

export interface AppOptions {
  /** The one registered callback. */
  redirectUri?: string;
  /** Random at each start unless given. */
  secrets?: { threeLegged?: string; serviceAccount?: string };
  /**
   * Whom the service account acts as: the app with the most sites, as on Atlassian, or a person. The demo site has nobody who
   * could sign in, and shows the eyes of one all the same.
   */
  serviceAccountActsAs?: 'app' | 'person';
  /** Scopes of the service account's credential. */
  serviceAccountScopes?: readonly string[];
}

export interface RegisteredApps {
  threeLegged: ThreeLeggedApp;
  serviceAccount: Extract<ClientApp, { kind: 'service-account' }>;
}

/** The two apps of the sandbox. Throws when the world has nobody for the service account to act as. */
export function registerApps(world: World, options: AppOptions): RegisteredApps {
  // Several apps may live in a world; the service account is the one that reaches the most sites.
  const [actor] =
    options.serviceAccountActsAs === 'person'
      ? peopleWhoSignIn(world)
      : world.people
          .filter((person) => person.accountType === 'app')
          .sort((one, other) => sitesOf(world, other).length - sitesOf(world, one).length);
  if (actor === undefined) throw new Error('The world has nobody for the service account to act as.');
  return {
    threeLegged: {
      kind: 'three-legged',
      name: 'Workbench for Jira',
      clientId: threeLeggedId,
      clientSecret: options.secrets?.threeLegged ?? randomSecret(),
      redirectUri: options.redirectUri ?? 'http://localhost:47321/callback',
    },
    serviceAccount: {
      kind: 'service-account',
      name: actor.displayName,
      clientId: serviceAccountId,
      clientSecret: options.secrets?.serviceAccount ?? randomSecret(),
      accountId: actor.accountId,
      scopes: options.serviceAccountScopes ?? ['read:jira-work', 'write:jira-work', 'read:jira-user'],
    },
  };
}

function randomSecret(): string {
  return `SBX${randomBytes(32).toString('base64url')}`;
}
