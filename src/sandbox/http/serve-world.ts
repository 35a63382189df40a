import { intervene, personNamed, siteOf, type InterveningRequest } from '../intervene';
import type { Intervention } from '../interventions';
import { RateLimits } from '../limits/rate-limits';
import { Consents } from '../oauth/consents';
import { Grants } from '../oauth/grants';
import type { OAuthContext } from '../oauth/oauth-context';
import { registerApps, type AppOptions } from '../oauth/register-apps';
import { atlassianSwitches, type TokenSwitches } from '../oauth/switches';
import { Tokens } from '../oauth/tokens';
import { scheduleByTimer, type Schedule } from '../schedule';
import { SiteClock } from '../site-clock';
import type { World } from '../world/model';
import { SearchIndex } from '../world/search-index';
import { actAs } from './act-as';
import { attachmentRoutes } from './attachment-routes';
import { avatarRoutes } from './avatar-routes';
import { Connections } from './connections';
import { Faults } from './faults';
import { guardRoutes } from './guard-routes';
import { LateCommits } from './late-commits';
import { listenOnLoopback } from './listen';
import { answerMain } from './main-server';
import { compileRoutes } from './match-route';
import { MediaLinks } from './media-links';
import { answerMedia } from './media-server';
import { requestListener } from './request-listener';
import { RequestLog } from './request-log';
import type { JiraReply, Route } from './route';

export interface ServeOptions extends AppOptions {
  /** 0 or left out: a free one. The media server always takes a free one. */
  port?: number;
  /** Epoch milliseconds; the system's clock unless a test brings its own. */
  clock?: () => number;
  /** How late commits and slow answers wait; timers unless a test brings its own. */
  schedule?: Schedule;
  tokens?: Partial<TokenSwitches>;
  /** Answer 429 at Jira's limits. Off unless asked for here or by `limits`; the numbers are counted and told always. */
  enforceLimits?: boolean;
  /** Limits other than Atlassian's, as `--limit` takes them: `post=2/s`, `points=500/h`, `issue-writes=20/2s`. */
  limits?: readonly string[];
  /** Milliseconds until searches find a change; `Infinity`: not before the index is flushed. 0 unless given. */
  indexLag?: number;
  /** Milliseconds that the sites' clocks are ahead. 0 unless given. */
  clockSkew?: number;
  /** A fault script (see the README), as parsed JSON. */
  faults?: unknown;
  /** Called after each operation that may have changed the world. */
  onWrite?: () => void;
  /** Called when an operation failed in a way that is no refusal; by default it is told on stderr. */
  onError?: (error: unknown) => void;
}

/** What somebody else does meanwhile. The account by id or display name; the first site unless one is named. */
export interface ActRequest {
  account: string;
  method: string;
  path: string;
  body?: unknown;
  cloudId?: string | undefined;
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
  rateLimits: RateLimits;
  index: SearchIndex;
  /** Operations that were cut off and are still to be carried out. */
  readonly pendingCommits: number;
  /** Changes something from outside, at once. Throws `WrongIntervention`. */
  intervene(intervention: Intervention): void;
  /** Carries out one Jira operation as another account, beside all limits and faults. Throws `WrongIntervention`. */
  actAs(act: ActRequest): Promise<JiraReply>;
  /** What "connected apps" does for a person or a service account: its tokens are refused from now on. */
  revokeGrant(accountId: string): void;
  close(): Promise<void>;
}

/** Serves a world with these operations, its sign-in and its media. Throws `PortTaken`, `WrongLimit`, `WrongScript`. */
export async function serveWorld(world: World, routes: readonly Route[], options: ServeOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? Date.now;
  const schedule = options.schedule ?? scheduleByTimer;
  const onError = options.onError ?? reportOnStderr;
  const switches: TokenSwitches = { ...atlassianSwitches, ...options.tokens };
  const apps = registerApps(world, options);
  const siteClock = new SiteClock(clock);
  siteClock.skew = options.clockSkew ?? 0;
  const shownClock = (): number => siteClock.now();
  const links = new MediaLinks();
  const requests = new RequestLog();
  const faults = new Faults(shownClock);
  if (options.faults !== undefined) faults.script(options.faults);
  const rateLimits = new RateLimits({
    enforced: options.enforceLimits ?? options.limits !== undefined,
    limits: options.limits ?? [],
  });
  const index = new SearchIndex(clock, () => world.sites, options.indexLag);
  const lateCommits = new LateCommits(schedule, onError);
  const tokens = new Tokens(switches, clock);
  let mediaOrigin = '';
  const oauth: OAuthContext = {
    world,
    apps: [apps.threeLegged, apps.serviceAccount],
    grants: new Grants(),
    tokens,
    consents: new Consents(clock),
    switches,
    clock,
    pictureOrigin: () => mediaOrigin,
  };
  const intervenable = { oauth, siteClock, removedSites: [] };
  const change = (intervention: Intervention, from?: InterveningRequest): void => {
    intervene(intervenable, intervention, from);
    index.notice();
  };
  const listening = {
    log: requests,
    faults,
    connections: new Connections(),
    lateCommits,
    schedule,
    clock,
    shownClock,
    intervene: change,
    onError,
  };
  const media = await listenOnLoopback(
    requestListener({
      ...listening,
      server: 'media',
      answer: (request) => answerMedia(request, { world, links, clock }),
    }),
    0,
  );
  mediaOrigin = media.origin;
  // A link is signed by the clock that will read it, whatever the sites' clocks show.
  const own = [...attachmentRoutes((file) => `${media.origin}${links.sign(file, clock())}`), ...avatarRoutes];
  let origin = '';
  const deps = {
    oauth,
    siteClock,
    findRoute: compileRoutes(guardRoutes([...own, ...routes])),
    rateLimits,
    requests,
    index,
    apiOrigin: () => origin,
    onWrite: options.onWrite ?? ignoreWrite,
    onError,
  };
  const main = await listenOnLoopback(
    requestListener({ ...listening, server: 'main', answer: (request, logged) => answerMain(request, deps, logged) }),
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
    rateLimits,
    index,
    get pendingCommits() {
      return lateCommits.pending;
    },
    intervene: (intervention) => {
      change(intervention);
    },
    actAs: (act) => {
      const account = personNamed({ oauth }, act.account);
      const site = siteOf({ oauth }, act.cloudId);
      const { method, path, body } = act;
      return actAs({ account, site, method, path, body }, { ...deps, world, now: shownClock });
    },
    revokeGrant: (accountId) => {
      for (const app of oauth.apps) oauth.grants.revoke(app.clientId, accountId);
    },
    close: async () => {
      lateCommits.close();
      await Promise.all([main.close(), media.close()]);
    },
  };
}

function reportOnStderr(error: unknown): void {
  process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

function ignoreWrite(): void {
  // Nothing is kept unless the caller asks for it.
}
