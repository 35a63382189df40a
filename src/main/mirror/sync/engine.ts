import type { Failure } from '@shared/ipc/failure';
import type { SyncScope, SyncState } from '@shared/ipc/sync';
import type { SiteRef } from '@shared/jira/site';
import { tidy } from '../housekeeping';
import type { RemoteMirror } from '../mirror-objects';
import { isDailyDue, keepOnly } from './decide';
import { readProgress } from './progress';
import { scopeKey } from './scope-jql';
import { troubleOf } from './stopped-scopes';
import type { SyncJira } from './sync-jira';
import { syncSite } from './sync-site';

export interface EnginePorts {
  readonly mirror: RemoteMirror;
  /** Jira until `signal` says to stop. */
  readonly jira: (signal: AbortSignal) => SyncJira;
  readonly now: () => number;
  /** Calls back once after so many milliseconds; answers how to prevent it. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly justWritten: (site: SiteRef) => readonly string[];
  /** Why background requests of a site wait now, and until when. */
  readonly waiting: (site: SiteRef) => SyncState['waiting'];
  /** The state of a site is another; called often. */
  readonly stateChanged: (site: SiteRef) => void;
  /** Issues that are not as they were. */
  readonly issuesChanged: (site: SiteRef, keys: readonly string[]) => void;
  /** Ids or keys of issues that changes of this account wait for. */
  readonly waitedFor: (site: SiteRef) => Promise<readonly string[]>;
  readonly reportDefect: (where: string, error: unknown) => string;
  /** What the whole mirror may take on the disk, in bytes; left out: 2 GB. */
  readonly mostBytes?: number;
}

export interface SyncEngine {
  /** Begins to sync every few minutes. */
  start(): void;
  stop(): void;
  /** The network is back, or an account is: now is a good time. */
  wake(): void;
  state(site: SiteRef): Promise<SyncState>;
  setScopes(site: SiteRef, scopes: readonly SyncScope[]): Promise<SyncState>;
  pause(site: SiteRef, paused: boolean): Promise<SyncState>;
  /** Ends the syncs of an account, which is about to be forgotten. */
  halt(accountId: string): Promise<void>;
  /** Syncs a site at once. Answers as soon as it has begun. */
  syncNow(site: SiteRef): Promise<SyncState>;
  /** Syncs a site at once and answers when that is over. */
  sync(site: SiteRef, asked?: boolean): Promise<void>;
}

/** How long a mirror rests between two syncs. */
const REST_MS = 3 * 60_000;
/** Some 190,000 issues of the usual size. A fill stops here; what was mirrored before still follows its changes. */
const MOST_BYTES = 2_000_000_000;

interface SiteNow {
  running: SyncState['running'];
  trouble: Failure | null;
  /** When it was last tidied by this run of the program; `null` where it should be at once. */
  tidiedAt: number | null;
  /** The sync that runs, with its stop. */
  current: { readonly done: Promise<void>; readonly stop: AbortController; begun: boolean } | null;
}

/** Decides when which site is synced: one after the other, every few minutes, and when somebody asks. */
export function createSyncEngine(ports: EnginePorts): SyncEngine {
  const { mirror, now, stateChanged, reportDefect, mostBytes = MOST_BYTES } = ports;
  const sites = new Map<string, SiteNow>();
  let last: Promise<void> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;
  let started = false;

  function nowOf(site: SiteRef): SiteNow {
    const key = JSON.stringify([site.accountId, site.cloudId]);
    const known = sites.get(key) ?? { running: null, trouble: null, tidiedAt: null, current: null };
    sites.set(key, known);
    return known;
  }

  async function run(site: SiteRef, asked: boolean, stop: AbortController): Promise<void> {
    const own = nowOf(site);
    const { signal } = stop;
    if (signal.aborted) return;
    if (own.current !== null) own.current.begun = true;
    try {
      // First: a fill may need the room, and it asks nothing of Jira.
      await tidyDaily(site, signal);
      const outcome = await syncSite(
        {
          ...ports,
          mostBytes,
          jira: ports.jira(signal),
          running: (_site, running) => {
            own.running = running;
            stateChanged(site);
          },
          changed: ports.issuesChanged,
        },
        site,
        { asked, signal },
      );
      // Paused, or the program ends: that is no trouble.
      own.trouble = outcome.ok || outcome.failure.kind === 'cancelled' ? null : outcome.failure;
    } catch (error) {
      own.trouble = { kind: 'storage', detail: error instanceof Error ? error.message : String(error) };
      reportDefect('sync', error);
    } finally {
      own.running = null;
      if (own.current?.stop === stop) own.current = null;
      stateChanged(site);
    }
  }

  async function tidyDaily(site: SiteRef, signal: AbortSignal): Promise<void> {
    const own = nowOf(site);
    if (!isDailyDue(own.tidiedAt, now())) return;
    const at = now();
    const dropped = await tidy({ ...ports, mostBytes }, site, signal);
    if (!signal.aborted) own.tidiedAt = at;
    if (dropped > 0) stateChanged(site);
  }

  /** One sync at a time, so that a large site is not read by two, and all share the points in turn. */
  function sync(site: SiteRef, asked = false): Promise<void> {
    const own = nowOf(site);
    if (own.current !== null) return own.current.done;
    const stop = new AbortController();
    const done = last.then(() => run(site, asked, stop));
    last = done;
    own.current = { done, stop, begun: false };
    return done;
  }

  async function round(): Promise<void> {
    try {
      const all = await mirror.housekeeping.allSites();
      await Promise.all(all.map((site) => sync(site)));
    } catch (error) {
      // The database process is being started again: the next round finds it.
      reportDefect('sync', error);
    }
    rest();
  }

  function rest(): void {
    cancelTimer?.();
    cancelTimer = started ? ports.after(REST_MS, () => void round()) : null;
  }

  async function state(site: SiteRef): Promise<SyncState> {
    const { accountId, cloudId } = site;
    const [kept, counts, bytes] = await Promise.all([
      mirror.sync.read(accountId, cloudId),
      mirror.issues.counts(accountId, cloudId),
      mirror.sync.bytes(),
    ]);
    const { running, trouble } = nowOf(site);
    const progress = readProgress(kept?.progress);
    const limited = trouble?.kind === 'rate-limited' ? { until: trouble.retryAt, why: 'rate-limited' } : null;
    const waiting = ports.waiting(site) ?? limited;
    return {
      scopes: kept?.scopes ?? [],
      scopeTroubles: (kept?.scopes ?? []).map((scope) => troubleOf(progress, scope)),
      paused: kept?.paused ?? false,
      running,
      lastSyncAt: progress.lastSyncAt,
      waiting: waiting !== null && waiting.until > now() ? waiting : null,
      trouble: trouble?.kind === 'rate-limited' ? null : trouble,
      mirrored: {
        issues: counts.there,
        deleted: counts.deleted,
        noAccess: counts['no-access'],
        notVisible: counts['not-visible'],
        bytes,
      },
    };
  }

  async function haltSite(site: SiteRef): Promise<void> {
    const own = nowOf(site);
    const { current } = own;
    current?.stop.abort();
    // One that waits for the sync of another site has written nothing and will not begin.
    if (current?.begun === true) await current.done;
    else own.current = null;
  }

  return {
    start() {
      started = true;
      void round();
    },
    stop() {
      started = false;
      cancelTimer?.();
      for (const { current } of sites.values()) current?.stop.abort();
    },
    wake() {
      if (started) void round();
    },
    state,
    async setScopes(site, scopes) {
      const { accountId, cloudId } = site;
      await haltSite(site);
      const kept = await mirror.sync.read(accountId, cloudId);
      const former = new Map((kept?.scopes ?? []).map((scope) => [scopeKey(scope), scope]));
      const chosen = new Map(scopes.map((scope) => [scopeKey(scope), scope]));
      for (const key of former.keys()) {
        if (chosen.has(key)) continue;
        nowOf(site).tidiedAt = null;
        await mirror.sync.forgetMembers(accountId, cloudId, key);
      }
      // Issues of a scope that goes may be dropped at once: nothing may say later that it was read whole.
      const progress = keepOnly(readProgress(kept?.progress), [...chosen.values()]);
      const added = [...chosen.keys()].some((key) => !former.has(key));
      await mirror.sync.write(accountId, cloudId, {
        scopes: [...chosen.values()],
        paused: kept?.paused ?? false,
        // What forms of a new scope need is read with it, not a day later.
        progress: added ? { ...progress, lastMetadataAt: null, lastOffersAt: null } : progress,
      });
      void sync(site, true);
      return state(site);
    },
    async pause(site, paused) {
      const { accountId, cloudId } = site;
      if (paused) await haltSite(site);
      const kept = await mirror.sync.read(accountId, cloudId);
      if (kept !== null) await mirror.sync.write(accountId, cloudId, { ...kept, paused });
      if (!paused) void sync(site, true);
      stateChanged(site);
      return state(site);
    },
    async halt(accountId) {
      for (const site of await mirror.sync.all()) if (site.accountId === accountId) await haltSite(site);
    },
    syncNow(site) {
      void sync(site, true);
      return state(site);
    },
    sync,
  };
}
