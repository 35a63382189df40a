import { randomBytes } from 'node:crypto';
import type { ClientApp, ThreeLeggedApp } from '../oauth/client-app';
import { Consents } from '../oauth/consents';
import { Grants } from '../oauth/grants';
import { peopleWhoSignIn, sitesOf, type OAuthContext } from '../oauth/oauth-context';
import { atlassianSwitches, type TokenSwitches } from '../oauth/switches';
import { Tokens } from '../oauth/tokens';
import type { World } from '../world/model';
import { attachmentRoutes } from './attachment-routes';
import { avatarRoutes } from './avatar-routes';
import { BurstLimits } from './burst-limit';
import { Faults } from './faults';
import { guardRoutes } from './guard-routes';
import { listenOnLoopback } from './listen';
import { answerMain } from './main-server';
import { compileRoutes } from './match-route';
import { MediaLinks } from './media-links';
import { answerMedia } from './media-server';
import { requestListener } from './request-listener';
import { RequestLog } from './request-log';
import type { Route } from './route';

const threeLeggedId = 'sBx3LoLarkVq7TnZ0cWm5RyKdE2HuPgA';
const serviceAccountId = 'sBxSvcLarkYp4JfN8bQe1TzMwC6XiRkD';

export interface ServeOptions {
  /** 0 or left out: a free one. The media server always takes a free one. */
  port?: number;
  /** The one registered callback. */
  redirectUri?: string;
  /** Epoch milliseconds; the system's clock unless a test brings its own. */
  clock?: () => number;
  /** Random at each start unless given. */
  secrets?: { threeLegged?: string; serviceAccount?: string };
  /**
   * Whom the service account acts as: the app with the most sites, as on Atlassian, or a person. The demo site has nobody who
   * could sign in, and shows the eyes of one all the same.
   */
  serviceAccountActsAs?: 'app' | 'person';
  /** Scopes of the service account's credential. */
  serviceAccountScopes?: readonly string[];
  tokens?: Partial<TokenSwitches>;
  /** Answer 429 when more than Jira's burst limit comes in. Off by default. */
  enforceLimits?: boolean;
  /** Called after each operation that may have changed the world. */
  onWrite?: () => void;
  /** Called when an operation failed in a way that is no refusal; by default it is told on stderr. */
  onError?: (error: unknown) => void;
}

export interface Sandbox {
  authOrigin: string;
  apiOrigin: string;
  /** Where attachments and pictures come from; takes no token. */
  mediaOrigin: string;
  threeLegged: { clientId: string; clientSecret: string; redirectUri: string };
  serviceAccount: { clientId: string; clientSecret: string };
  sites: { id: string; url: string; name: string }[];
  world: World;
  /** May be changed while it runs; counts from the next request on. */
  switches: TokenSwitches;
  requests: RequestLog;
  faults: Faults;
  /** What "connected apps" does for a person or a service account: its tokens are refused from now on. */
  revokeGrant(accountId: string): void;
  close(): Promise<void>;
}

/** Serves a world with these operations, its sign-in and its media. Throws `PortTaken`. */
export async function serveWorld(world: World, routes: readonly Route[], options: ServeOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? Date.now;
  const onError = options.onError ?? reportOnStderr;
  const switches: TokenSwitches = { ...atlassianSwitches, ...options.tokens };
  const apps = registerApps(world, options);
  const links = new MediaLinks();
  const requests = new RequestLog();
  const faults = new Faults();
  const media = await listenOnLoopback(
    requestListener({
      server: 'media',
      answer: (request) => answerMedia(request, { world, links, clock }),
      log: requests,
      faults,
      onError,
    }),
    0,
  );
  const oauth: OAuthContext = {
    world,
    apps: [apps.threeLegged, apps.serviceAccount],
    grants: new Grants(),
    tokens: new Tokens(switches, clock),
    consents: new Consents(clock),
    switches,
    clock,
    pictureOrigin: () => media.origin,
  };
  const own = [...attachmentRoutes((file, now) => `${media.origin}${links.sign(file, now)}`), ...avatarRoutes];
  let origin = '';
  const deps = {
    oauth,
    findRoute: compileRoutes(guardRoutes([...own, ...routes])),
    limits: new BurstLimits(),
    enforceLimits: options.enforceLimits ?? false,
    apiOrigin: () => origin,
    onWrite: options.onWrite ?? ignoreWrite,
    onError,
  };
  const main = await listenOnLoopback(
    requestListener({ server: 'main', answer: (request) => answerMain(request, deps), log: requests, faults, onError }),
    options.port ?? 0,
  ).catch(async (error: unknown) => {
    await media.close();
    throw error;
  });
  origin = main.origin;
  const { clientId, clientSecret, redirectUri } = apps.threeLegged;
  return {
    authOrigin: origin,
    apiOrigin: origin,
    mediaOrigin: media.origin,
    threeLegged: { clientId, clientSecret, redirectUri },
    serviceAccount: { clientId: apps.serviceAccount.clientId, clientSecret: apps.serviceAccount.clientSecret },
    sites: world.sites.map((site) => ({ id: site.cloudId, url: site.url, name: site.name })),
    world,
    switches,
    requests,
    faults,
    revokeGrant: (accountId) => {
      for (const app of oauth.apps) oauth.grants.revoke(app.clientId, accountId);
    },
    close: async () => {
      await Promise.all([main.close(), media.close()]);
    },
  };
}

function registerApps(
  world: World,
  options: ServeOptions,
): { threeLegged: ThreeLeggedApp; serviceAccount: Extract<ClientApp, { kind: 'service-account' }> } {
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

function reportOnStderr(error: unknown): void {
  process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

function ignoreWrite(): void {
  // Nothing is kept unless the caller asks for it.
}
