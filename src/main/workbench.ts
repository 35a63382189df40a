import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app, clipboard, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import type { AccessTokens } from './accounts/access-token';
import type { Configuration } from './accounts/configuration';
import { rereadSites } from './accounts/sites';
import { serveBundle } from './app/app-protocol';
import type { Log } from './app/log';
import { serveMedia } from './app/media-protocol';
import { installMenu } from './app/menu';
import { openExternal } from './app/open-external';
import { electronKeyring } from './app/secret-box';
import { createSecretWindow } from './app/secret-window';
import { openSettings } from './app/settings-store';
import { forkUtility } from './app/utility-child';
import { openWindow } from './app/window';
import { chooseFiles } from './boot/choose-files';
import { confirmClose } from './boot/confirm-close';
import { createMedia } from './boot/media';
import { rereadGoneSites } from './boot/reread-gone-sites';
import { systemCertificates } from './gateway/system-certificates';
import { throttle } from './boot/throttle';
import { apiOriginOf, appOf, tokenExpiresAt, wireAccounts } from './boot/wire-accounts';
import { wireDatabases } from './boot/wire-databases';
import { unfinishedOf, wireOutbox } from './boot/wire-outbox';
import { wireSync } from './boot/wire-sync';
import { connectHandlers } from './features/connect/handlers';
import { createHandlers } from './features/create/handlers';
import { createDemoSite } from './features/demo/demo-site';
import { createDemoAccount } from './features/demo/demo-account';
import { demoHandlers } from './features/demo/handlers';
import { issueHandlers } from './features/issue/handlers';
import { outboxHandlers } from './features/outbox/handlers';
import { searchHandlers } from './features/search/handlers';
import { syncHandlers } from './features/sync/handlers';
import { settingsHandlers } from './features/settings/handlers';
import { createPreferences, type Theme } from './features/settings/preferences';
import { createHttpFetch } from './gateway/http-fetch';
import { createNetworkState } from './gateway/network-state';
import { createGateway } from './gateway/request';
import { RequestLog } from './gateway/request-log';
import { handleAll } from './ipc/handle';
import { createPush } from './ipc/push';
import { createReadThrough } from './mirror/read-through';

export interface WorkbenchOptions {
  readonly configuration: Configuration;
  readonly userData: string;
  readonly log: Log;
}

/** How often a window is told at most: often enough to look live, too seldom to cost anything. */
const REQUESTS_EVERY_MS = 500;
const LIMITS_EVERY_MS = 1_000;

/** The declared line; an older one is the fallback of development and tests. */
const SUPPORTED_ELECTRON = 45;

/** Until a page that was painted first has also drawn what it asked for. */
const SHOWN_MS = 300;

/** Wires the organs to each other, to the window and to the faces. Reads as a list of what there is. */
export function startWorkbench({ configuration, userData, log }: WorkbenchOptions): void {
  const now = (): number => Date.now();
  const after = (milliseconds: number, work: () => void): (() => void) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  };
  const warn = (sentence: string): void => log.warn(sentence);
  const reportDefect = (where: string, error: unknown): string => log.defect(where, error);
  const outFolder = import.meta.dirname;
  const bundle = join(outFolder, '../renderer');

  // The window opens first: its page is read and drawn by other processes while the rest is wired here, in this one turn.
  const settings = openSettings(userData, 'settings');
  const preferences = createPreferences(settings);
  const applyTheme = (theme: Theme): void => {
    nativeTheme.themeSource = theme;
  };
  applyTheme(preferences.theme());
  serveBundle(protocol, bundle);
  let window: BrowserWindow | null = openWindow(
    preferences.bounds(),
    (bounds) => preferences.setBounds(bounds),
    reportDefect,
  );
  window.on('closed', () => (window = null));
  const contents = (): BrowserWindow['webContents'][] => (window === null ? [] : [window.webContents]);
  const push = createPush(contents);

  // Accounts, and the gateway that signs its requests with their tokens.
  const fetch = createHttpFetch(session.defaultSession, systemCertificates);
  const accounts = wireAccounts({
    configuration,
    settings,
    accounts: openSettings(userData, 'accounts'),
    lockFolder: join(userData, 'locks'),
    keyring: electronKeyring,
    fetch,
    now,
    after,
    warn,
    ended: () => push('accounts.changed', null),
  });
  const { vault, protection } = accounts;
  const requests = new RequestLog(throttle(REQUESTS_EVERY_MS, after, () => push('requests.changed', null)));
  const network = createNetworkState({ now, changed: () => push('network.changed', null) });
  const accessTokens: AccessTokens = {
    async accessTokenFor(accountId, options) {
      // The demo site listens elsewhere after each start: whatever is asked of it waits until it is up.
      const account = vault.find(accountId);
      const demoUp = account.ok && account.value.kind === 'demo' ? await demoAccount.ready() : null;
      return demoUp?.ok === false ? demoUp : accounts.accessTokens.accessTokenFor(accountId, options);
    },
  };
  const gateway = createGateway({
    fetch,
    accessTokenFor: accessTokens.accessTokenFor,
    tokenExpiresAt: (accountId) => tokenExpiresAt(vault, accountId),
    apiOriginOf: (accountId) => apiOriginOf(vault, accountId),
    appOf: (accountId) => appOf(vault, accountId),
    now,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
    random: Math.random,
    log: requests,
    reached: network.reached,
    siteGone: (site) => reread(site),
    limitsChanged: throttle(LIMITS_EVERY_MS, after, () => push('limits.changed', null)),
  });

  // The databases, the mirror and the outbox.
  const databases = wireDatabases({ userData, outFolder, settings, protection, now, warn });
  const openDatabases = (): void => {
    const opened = databases.open();
    if (!opened.ok) warn(`databases wait: ${opened.failure.kind}`);
  };
  // The work reads from them at once. The connect screen needs none of it: their process starts when it has been shown.
  if (preferences.workspace() !== null) openDatabases();
  else window.once('ready-to-show', () => void after(SHOWN_MS, openDatabases));
  const readThrough = createReadThrough({
    tables: databases.mirror.mirror,
    now,
    changed: (site, topic) => push('mirror.changed', { site, topics: [topic] }),
    troubled: (topic, error) =>
      warn(`mirror ${topic.split(':')[0] ?? ''}: ${error instanceof Error ? error.message : JSON.stringify(error)}`),
  });
  const sync = wireSync({
    mirror: databases.mirror,
    opened: databases.opened,
    gateway,
    fetch,
    apiOriginOf: (accountId) => apiOriginOf(vault, accountId),
    now,
    after,
    waiting: (site) => {
      const allowed = gateway.limits.background(site);
      return 'why' in allowed ? { until: allowed.until, why: allowed.why } : null;
    },
    stateChanged: (site) => push('sync.changed', { site }),
    mirrorChanged: (site, changedTopics) => push('mirror.changed', { site, topics: [...changedTopics] }),
    warn,
    reportDefect,
  });
  const { outbox, runner } = wireOutbox({
    journal: databases.journal,
    opened: databases.opened,
    gateway,
    now,
    after,
    changed: (site) => push('outbox.changed', { site }),
    refreshIssue: sync.refreshIssue,
    warn,
    reportDefect,
  });
  network.onBack(() => {
    runner.wake();
    sync.engine.wake();
  });
  confirmClose({
    window,
    sessionOnly: () =>
      protection.state.state === 'unchosen' ||
      (protection.state.state === 'ready' && protection.state.mode === 'session'),
    unfinished: () => unfinishedOf(vault, outbox),
  });

  // The faces.
  const media = createMedia({ gateway, fetch, vault, window: () => window, mirror: sync.media });
  serveMedia(protocol, media.read);
  const secretWindow = createSecretWindow({
    url: 'app://bundle/secret.html',
    preload: join(outFolder, '../preload/secret.cjs'),
    serve: (own) => serveBundle(own.protocol, bundle),
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? '#15161a' : '#fdfdfe'),
  });
  const changed = (): void => {
    push('accounts.changed', null);
    runner.wake();
    sync.engine.wake();
  };
  const forgetMirror = async (accountId: string): Promise<void> => {
    await sync.forgetAccount(accountId);
  };
  mkdirSync(join(userData, 'demo'), { recursive: true });
  const demo = createDemoSite({
    fork: () => forkUtility(join(outFolder, 'demo-process.js'), 'Workbench demo site'),
    dataFile: join(userData, 'demo', 'world.bin'),
    after,
  });
  const demoAccount = createDemoAccount({ ...accounts, demo, changed, reportDefect });
  const reread = rereadGoneSites({
    reread: (accountId) => rereadSites({ ...accounts, accessTokens }, accountId),
    changed,
    now,
    warn,
  });
  handleAll(
    {
      ...settingsHandlers({
        preferences,
        requests,
        info: {
          version: app.getVersion(),
          electron: process.versions.electron,
          fallbackRuntime: Number.parseInt(process.versions.electron, 10) < SUPPORTED_ELECTRON,
          platform: process.platform,
          userData,
        },
        network: network.state,
        limits: gateway.limits,
        openExternal,
        copy: (text) => clipboard.writeText(text),
        applyTheme,
      }),
      ...connectHandlers({
        ...accounts,
        accessTokens,
        configuration,
        askForSecrets: (form) => secretWindow({ ...form, parent: window }),
        openExternal,
        changed,
        unfinished: (accountId) => outbox.unfinished(accountId),
        forgetData: async (accountId) => {
          await forgetMirror(accountId);
          return outbox.forgetAccount(accountId);
        },
        protectionReady: databases.open,
      }),
      ...demoHandlers({ demo, demoAccount, vault, forgetMirror }),
      ...issueHandlers({
        gateway,
        readThrough,
        mirror: databases.mirror,
        gone: sync.gone,
        saveAttachment: media.save,
        now,
      }),
      ...searchHandlers({ gateway, readThrough, mirror: databases.mirror, justWritten: sync.justWritten, now }),
      ...createHandlers({ gateway, readThrough, mirror: databases.mirror, outbox, now }),
      ...syncHandlers({ gateway, readThrough, engine: sync.engine }),
      ...outboxHandlers({ outbox, now, chooseFiles: () => chooseFiles(window) }),
    },
    { isOurWindow: (id) => contents().some((own) => own.id === id), reportDefect },
  );
  installMenu((command) => push('menu.command', { command }));

  // The demo was chosen last: it is on its way up before the window asks.
  const workspace = preferences.workspace();
  const chosen = workspace === null ? null : vault.find(workspace.accountId);
  if (chosen?.ok === true && chosen.value.kind === 'demo') {
    void demoAccount.ready().then((again) => {
      if (!again.ok) warn(`demo: ${again.failure.kind}`);
    });
  }

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.show();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    runner.stop();
    sync.engine.stop();
    demo.stop();
    databases.close();
  });
}
