import { mkdirSync, renameSync, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { app, clipboard, dialog, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import { createAccessTokens } from './accounts/access-token';
import { createAppCredentials } from './accounts/app-credentials';
import type { Configuration } from './accounts/configuration';
import { keepDatabaseKey, readDatabaseKey } from './accounts/database-key';
import { createProtection } from './accounts/protection';
import { createSignIn } from './accounts/sign-in';
import { createHttpTokenExchange } from './accounts/token-exchange';
import { createTokenVault, type TokenVault } from './accounts/token-vault';
import { serveBundle } from './app/app-protocol';
import type { Log } from './app/log';
import { serveMedia, type MediaRequest } from './app/media-protocol';
import { installMenu } from './app/menu';
import { openExternal } from './app/open-external';
import { electronKeyring } from './app/secret-box';
import { createSecretWindow } from './app/secret-window';
import { openSettings } from './app/settings-store';
import { forkUtility } from './app/utility-child';
import { openWindow } from './app/window';
import { connectHandlers } from './features/connect/handlers';
import { createHandlers } from './features/create/handlers';
import { createDemoSite } from './features/demo/demo-site';
import { demoHandlers, openDemo } from './features/demo/handlers';
import { issueHandlers } from './features/issue/handlers';
import { outboxHandlers } from './features/outbox/handlers';
import { searchHandlers } from './features/search/handlers';
import { settingsHandlers } from './features/settings/handlers';
import { createPreferences, type Theme } from './features/settings/preferences';
import { readAttachment, readPublic } from './gateway/attachment';
import { createHttpFetch } from './gateway/http-fetch';
import { createIssue } from './gateway/issue';
import { createGateway } from './gateway/request';
import { RequestLog } from './gateway/request-log';
import { handleAll } from './ipc/handle';
import { createPush } from './ipc/push';
import type { MirrorTables } from './mirror/mirror-tables';
import { createReadThrough } from './mirror/read-through';
import type { Journal } from './outbox/journal';
import { lookForCreate } from './outbox/look-for';
import { createOutbox } from './outbox/outbox';
import { createRunner } from './outbox/runner';
import { createNetworkState } from './gateway/network-state';
import { openLater } from './storage/open-later';

export interface WorkbenchOptions {
  readonly configuration: Configuration;
  readonly userData: string;
  readonly log: Log;
}

/** The declared line; an older one is the fallback of development and tests. */
const SUPPORTED_ELECTRON = 45;

/** Wires the organs to each other, to the window and to the faces. Reads as a list of what there is. */
export function startWorkbench({ configuration, userData, log }: WorkbenchOptions): void {
  const now = (): number => Date.now();
  const outFolder = import.meta.dirname;
  const bundle = join(outFolder, '../renderer');
  let window: BrowserWindow | null = null;
  const contents = (): BrowserWindow['webContents'][] =>
    window === null || window.isDestroyed() ? [] : [window.webContents];
  const push = createPush(contents);
  const after = (milliseconds: number, work: () => void): (() => void) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  };

  // Accounts and their secrets.
  const settings = openSettings(userData, 'settings');
  const preferences = createPreferences(settings);
  const protection = createProtection({ settings, keyring: electronKeyring });
  const vault = createTokenVault({
    store: openSettings(userData, 'accounts'),
    box: protection,
    warn: (text) => log.warn(text),
  });
  const fetch = createHttpFetch(session.defaultSession, []);
  const exchange = createHttpTokenExchange({ fetch, now });
  const accessTokens = createAccessTokens({ vault, exchange, now, ended: () => push('accounts.changed', null) });
  const arrival = { vault, fetch, now };
  const signIn = createSignIn({ ...arrival, exchange, setTimer: after });
  const apps = createAppCredentials({
    store: settings,
    box: protection,
    fromEnvironment: configuration.client === null ? null : { ...configuration.client, origins: configuration.origins },
  });

  // The gateway.
  let demoAtStart: Promise<unknown> = Promise.resolve();
  const requests = new RequestLog();
  const network = createNetworkState({ now, changed: () => push('network.changed', null) });
  const gateway = createGateway({
    fetch,
    accessTokenFor: async (accountId, options) => {
      // The demo site listens elsewhere after each start: what is asked of it meanwhile waits until it is up.
      await demoAtStart;
      return accessTokens.accessTokenFor(accountId, options);
    },
    apiOriginOf: (accountId) => {
      const account = vault.find(accountId);
      return account.ok ? account.value.origins.api : null;
    },
    now,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
    random: Math.random,
    log: requests,
    reached: network.reached,
  });

  // The databases, in a process of their own; opened once their key can be read.
  const folder = join(userData, 'data');
  const database = openLater({
    fork: () => {
      const child = forkUtility(join(outFolder, 'database-process.js'), 'Workbench databases');
      return { port: child, onExit: child.onExit, kill: child.kill };
    },
    folder,
    report: (event, detail) => log.warn(`databases: ${event} ${detail}`),
  });
  const mirrorTables = database.object<MirrorTables>('mirror');
  const journal = database.object<Journal>('journal');

  function openDatabases(): ReturnType<typeof keepDatabaseKey> {
    const read = readDatabaseKey(settings, protection);
    if (!read.ok) return read;
    if (read.value.use === 'fresh' && read.value.lost && existsSync(folder)) {
      // Kept under a key of a session that has ended, as the person chose. Put aside rather than deleted.
      renameSync(folder, `${folder}.ended-session-${now()}`);
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database.open(read.value.key);
    return keepDatabaseKey(settings, protection, read.value.key);
  }
  const opened = openDatabases();
  if (!opened.ok) log.warn(`databases wait: ${opened.failure.kind}`);

  const readThrough = createReadThrough({
    tables: mirrorTables,
    now,
    changed: (site, topic) => push('mirror.changed', { site, topics: [topic] }),
    troubled: (topic, error) =>
      log.warn(
        `mirror ${topic.split(':')[0] ?? ''}: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
      ),
  });

  // The outbox.
  const runner = createRunner({
    journal,
    send: (change) => createIssue(gateway, { accountId: change.accountId, cloudId: change.cloudId }, change.body),
    look: (change) => lookForCreate(gateway, change, now()),
    now,
    after,
    changed: (site) => push('outbox.changed', { site }),
    troubled: (error) => void log.defect('outbox', error),
  });
  const outbox = createOutbox({ journal, runner, now, changed: (site) => push('outbox.changed', { site }) });
  void database.opened
    .then(async () => {
      const recovered = await journal.recover(now());
      if (recovered > 0)
        log.warn(`outbox: ${recovered} changes were being sent when the program ended; they are looked for`);
      runner.wake();
    })
    .catch((error: unknown) => log.defect('outbox recovery', error));
  network.onBack(() => runner.wake());

  // The window and its protocols.
  serveBundle(protocol, bundle);
  const readMedia = async (request: MediaRequest, signal: AbortSignal): Promise<Outcome<Uint8Array>> => {
    const answer =
      request.kind === 'attachment'
        ? await readAttachment(gateway, fetch, request, request.attachmentId, request.part, signal)
        : await readPublic(fetch, siteAvatar(vault, request), 'the picture of the site', signal);
    return answer.ok ? succeed(new Uint8Array(await answer.value.arrayBuffer())) : answer;
  };
  serveMedia(protocol, readMedia);
  const applyTheme = (theme: Theme): void => {
    nativeTheme.themeSource = theme;
  };
  applyTheme(preferences.theme());
  const accountsChanged = (): void => {
    push('accounts.changed', null);
    runner.wake();
  };
  const secretWindow = createSecretWindow({
    url: 'app://bundle/secret.html',
    preload: join(outFolder, '../preload/secret.cjs'),
    serve: (own) => serveBundle(own.protocol, bundle),
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? '#15161a' : '#fdfdfe'),
  });
  const forgetMirror = async (accountId: string): Promise<void> => {
    await mirrorTables.forgetAccount(accountId);
  };
  const reportDefect = (where: string, error: unknown): string => log.defect(where, error);

  // The faces.
  const demo = createDemoSite({
    fork: () => forkUtility(join(outFolder, 'demo-process.js'), 'Workbench demo site'),
    dataFile: join(userData, 'demo', 'world.bin'),
  });
  mkdirSync(join(userData, 'demo'), { recursive: true });
  const demoPorts = { ...arrival, exchange, demo, changed: accountsChanged, reportDefect, forgetMirror };
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
        openExternal,
        copy: (text) => clipboard.writeText(text),
        applyTheme,
      }),
      ...connectHandlers({
        ...arrival,
        configuration,
        exchange,
        accessTokens,
        signIn,
        apps,
        protection,
        askForSecrets: (form) => secretWindow({ ...form, parent: window }),
        openExternal,
        changed: accountsChanged,
        unfinished: (accountId) => outbox.unfinished(accountId),
        forgetMirror,
        protectionReady: openDatabases,
      }),
      ...demoHandlers(demoPorts),
      ...issueHandlers({
        gateway,
        readThrough,
        saveAttachment: async (site, attachmentId, filename) => {
          const chosen =
            window === null
              ? await dialog.showSaveDialog({ defaultPath: filename })
              : await dialog.showSaveDialog(window, { defaultPath: filename });
          if (chosen.canceled) return succeed(false);
          const bytes = await readMedia(
            { kind: 'attachment', ...site, attachmentId, part: 'content' },
            AbortSignal.timeout(300_000),
          );
          if (!bytes.ok) return bytes;
          try {
            await writeFile(chosen.filePath, bytes.value);
            return succeed(true);
          } catch (error) {
            return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
          }
        },
      }),
      ...searchHandlers({ gateway, readThrough }),
      ...createHandlers({ gateway, readThrough, outbox, now }),
      ...outboxHandlers({ outbox }),
    },
    { isOurWindow: (id) => contents().some((own) => own.id === id), reportDefect },
  );

  // The demo was chosen last: its site is there again when the window asks.
  const workspace = preferences.workspace();
  const chosen = workspace === null ? null : vault.find(workspace.accountId);
  if (chosen?.ok === true && chosen.value.kind === 'demo') {
    demoAtStart = openDemo(demoPorts).then((again) => {
      if (!again.ok) log.warn(`demo: ${again.failure.kind}`);
    });
  }

  installMenu((command) => push('menu.command', { command }));
  window = openWindow(preferences.bounds(), (bounds) => preferences.setBounds(bounds));
  app.on('second-instance', () => {
    window?.show();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    runner.stop();
    demo.stop();
    database.close();
  });
}

/** The address that accessible-resources gave for a site's picture. */
function siteAvatar(vault: TokenVault, { accountId, cloudId }: { accountId: string; cloudId: string }): string | null {
  const account = vault.find(accountId);
  return account.ok ? (account.value.sites.find((site) => site.cloudId === cloudId)?.avatarUrl ?? null) : null;
}
