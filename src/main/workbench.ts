import { join } from 'node:path';
import type { SiteRef } from '@shared/jira/site';
import { app, clipboard, nativeTheme, powerMonitor, protocol, session } from 'electron';
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
import { chooseFiles } from './boot/choose-files';
import { confirmClose } from './boot/confirm-close';
import { endInOrder } from './boot/end-in-order';
import { createMedia } from './boot/media';
import { rereadGoneSites } from './boot/reread-gone-sites';
import { systemCertificates } from './gateway/system-certificates';
import { readFormFile } from './outbox/read-form-file';
import { createRunEnds } from './boot/run-ends';
import { createSheetFiles } from './boot/sheet-files';
import { tellRunEnds } from './boot/tell-run-end';
import { createTemplateFiles } from './boot/template-files';
import { throttleBySite } from './boot/throttle';
import { apiOriginOf, scopesOf, urlOf, wireAccounts } from './boot/wire-accounts';
import { wireDatabases } from './boot/wire-databases';
import { wireDemo } from './boot/wire-demo';
import { wireGateway } from './boot/wire-gateway';
import { unfinishedOf, wireOutbox } from './boot/wire-outbox';
import { wireSync } from './boot/wire-sync';
import { wireWindow } from './boot/wire-window';
import { createBulk } from './features/bulk/handlers';
import { connectHandlers } from './features/connect/handlers';
import { createHandlers } from './features/create/handlers';
import { demoHandlers } from './features/demo/handlers';
import { issueHandlers } from './features/issue/handlers';
import { outboxHandlers } from './features/outbox/handlers';
import { pickerHandlers } from './features/pickers/handlers';
import { searchHandlers } from './features/search/handlers';
import { syncHandlers } from './features/sync/handlers';
import { settingsHandlers } from './features/settings/handlers';
import { createHttpFetch } from './gateway/http-fetch';
import { handleAll } from './ipc/handle';
import { createReadThrough } from './mirror/read-through';
import { readSheetTexts } from './sheets/read-sheets';

export interface WorkbenchOptions {
  readonly configuration: Configuration;
  readonly userData: string;
  readonly log: Log;
}

/** How often a window is told at most of a site's outbox: a group that runs moves hundreds of times a second. */
const OUTBOX_EVERY_MS = 250;
/** A run whose counts do not move for so long may stand still. */
const STANDS_STILL_MS = 3_000;

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
  const { preferences, applyTheme, first, window, isOurs, push } = wireWindow({ settings, bundle, reportDefect });

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
  const changed = (): void => {
    push('accounts.changed', null);
    runner.wake();
    sync.engine.wake();
  };
  const { demo, demoAccount, accessTokens } = wireDemo({
    userData,
    outFolder,
    accounts,
    after,
    changed,
    reportDefect,
  });
  const reread = rereadGoneSites({
    reread: (accountId) => rereadSites({ ...accounts, accessTokens }, accountId),
    changed,
    after,
    now,
    warn,
  });
  const known = vault.list();
  for (const { id, formerSites = [] } of known.ok ? known.value : []) if (formerSites.length > 0) reread.watch(id);
  const { gateway, requests, network } = wireGateway({
    fetch,
    vault,
    accessTokens,
    now,
    after,
    push,
    siteGone: reread.gone,
  });

  // The databases, the mirror and the outbox.
  const databases = wireDatabases({ userData, outFolder, settings, protection, now, warn });
  const openDatabases = (): void => {
    const opened = databases.open();
    if (!opened.ok) warn(`databases wait: ${opened.failure.kind}`);
  };
  // The work reads from them at once. The connect screen needs none of it: their process starts when it has been shown.
  if (preferences.workspace() !== null) openDatabases();
  else first.once('ready-to-show', () => void after(SHOWN_MS, openDatabases));
  const readThrough = createReadThrough({
    tables: databases.mirror.mirror,
    now,
    changed: (site, topic) => push('mirror.changed', { site, topics: [topic] }),
    troubled: (topic, why) => warn(`mirror ${topic.split(':')[0] ?? ''}: ${why}`),
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
    waitedFor: ({ accountId, cloudId }) => databases.journal.openIssues(accountId, cloudId),
    stateChanged: (site) => push('sync.changed', { site }),
    mirrorChanged: (site, changedTopics) => push('mirror.changed', { site, topics: [...changedTopics] }),
    warn,
    reportDefect,
  });
  const runEnds = createRunEnds({
    groups: (site) => outbox.groups(site),
    standsStill: async (site, groupId) => {
      const lines = await outbox.groupLines(site, groupId, 0);
      return (
        lines.ok &&
        lines.value.lines.every(({ status, waitsFor }) => status.state !== 'queued' || (waitsFor ?? null) !== null)
      );
    },
    later: (look) => void after(STANDS_STILL_MS, look),
    ended: tellRunEnds({
      window,
      push,
      sheetOf: async (site, groupId) => {
        const lines = await outbox.groupLines(site, groupId, Number.MAX_SAFE_INTEGER);
        return lines.ok ? lines.value.sheetId : null;
      },
    }),
  });
  const { outbox, runner } = wireOutbox({
    journal: databases.journal,
    opened: databases.opened,
    gateway,
    now,
    after,
    changed: throttleBySite(OUTBOX_EVERY_MS, after, (site) => {
      push('outbox.changed', { site });
      void runEnds.look(site);
      void bulk.lookForJoining(site);
    }),
    readBack: sync.readBack,
    warn,
    reportDefect,
  });
  const goOn = (): void => {
    runner.wake();
    sync.engine.wake();
  };
  network.onBack(goOn);
  // Timers stood still while the machine slept: what was due then is due now.
  powerMonitor.on('resume', goOn);
  // A run that was under way when the program ended goes on, and its end is told as well.
  void databases.opened.then(() => {
    const accounts = vault.list();
    if (!accounts.ok) return;
    for (const { id, sites } of accounts.value)
      for (const { cloudId } of sites) {
        void runEnds.look({ accountId: id, cloudId });
        void bulk.lookForJoining({ accountId: id, cloudId });
      }
  });
  confirmClose({
    window: first,
    sessionOnly: () =>
      protection.state.state === 'unchosen' ||
      (protection.state.state === 'ready' && protection.state.mode === 'session'),
    unfinished: () => unfinishedOf(vault, outbox),
  });

  // The faces.
  const personPicture = async ({ accountId, cloudId }: SiteRef, personId: string): Promise<string | null> =>
    (await databases.mirror.knowledge.person(accountId, cloudId, personId))?.avatarUrl ?? null;
  const media = createMedia({
    gateway,
    fetch,
    vault,
    window,
    mirror: sync.media,
    pictureOf: personPicture,
    formFile: (site, fileId, most) => readFormFile(databases.formFiles, site, fileId, most),
  });
  serveMedia(protocol, media.read);
  const secretWindow = createSecretWindow({
    url: 'app://bundle/secret.html',
    preload: join(outFolder, '../preload/secret.cjs'),
    serve: (own) => serveBundle(own.protocol, bundle),
    backgroundColor: () => (nativeTheme.shouldUseDarkColors ? '#15161a' : '#fdfdfe'),
  });
  const bulk = createBulk({
    gateway,
    readThrough,
    mirror: databases.mirror,
    outbox,
    sheets: databases.sheets,
    files: createSheetFiles(window),
    readSheets: (file) => readSheetTexts(file, { worker: join(outFolder, 'sheet-worker.js') }),
    scopesOf: (site) => scopesOf(vault, site),
    urlOf: (site) => urlOf(vault, site),
    now,
    reportDefect,
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
        askForSecrets: (form) => secretWindow({ ...form, parent: window() }),
        openExternal,
        changed,
        unfinished: (accountId) => outbox.unfinished(accountId),
        forgetData: async (accountId) => {
          const forgotten = await outbox.forgetAccount(accountId);
          // After all that can fail for a reason: from here on, nothing of the account is kept any more.
          if (forgotten.ok) await sync.removeAccount(accountId);
          return forgotten;
        },
        protectionReady: databases.open,
      }),
      ...demoHandlers({ demo, demoAccount, vault, forgetMirror: sync.forgetAccount }),
      ...issueHandlers({
        gateway,
        readThrough,
        mirror: databases.mirror,
        gone: sync.gone,
        saveAttachment: media.save,
        now,
      }),
      ...searchHandlers({ gateway, readThrough, mirror: databases.mirror, justWritten: sync.justWritten, now }),
      ...createHandlers({
        gateway,
        readThrough,
        mirror: databases.mirror.mirror,
        outbox,
        templates: databases.templates,
        formFiles: databases.formFiles,
        chooseFiles: () => chooseFiles(window()),
        templateFiles: createTemplateFiles(window),
        now,
      }),
      ...bulk.handlers,
      ...pickerHandlers({
        gateway,
        readThrough,
        mirror: databases.mirror,
        scopesOf: (site) => scopesOf(vault, site),
        online: () => network.state().online,
        now,
        reportDefect,
      }),
      ...syncHandlers({ gateway, readThrough, engine: sync.engine }),
      ...outboxHandlers({ outbox, now, chooseFiles: () => chooseFiles(window()) }),
    },
    { isOurWindow: isOurs, reportDefect },
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

  app.on('window-all-closed', () => app.quit());
  endInOrder({
    app,
    stop: () => {
      runner.stop();
      sync.engine.stop();
    },
    // A send that is under way is told from one that was cut off, which has to be looked for.
    settled: async () => {
      await runner.idle();
      await databases.settled();
    },
    end: () => {
      demo.stop();
      databases.close();
    },
  });
}
