import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFuses } from '../../scripts/electron/fuses.mjs';
import { contract } from '../../src/shared/ipc/contract';
import { electronProgram, root } from './support/environment';
import { forgetUserData, launchWorkbench, type Workbench } from './support/launch';
import { expect, test } from './support/test';

// Electron's security checklist (electron/docs/tutorial/security.md), item by item, in the program as it runs. Both of its windows are
// looked at: the workbench, at work on the demo site, and the one in which secrets are typed.

let workbench: Workbench;
let page: Page;
let secret: Page;
let app: ElectronApplication;

test.beforeAll(async () => {
  workbench = await launchWorkbench({ keyring: true });
  ({ app, page } = workbench);
  await page.getByRole('button', { name: 'Open the demo site' }).click();
  await page.getByRole('list', { name: 'Sites' }).getByRole('button').first().click();
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
  // As the demo's person asks for the window in which an app is entered; it stays open.
  const opened = app.waitForEvent('window');
  await page.evaluate(() => {
    const { workbench: bridge } = window as unknown as Bridged;
    void bridge.calls['connect.enterApp']?.(null);
  });
  secret = await opened;
  await expect(secret.getByRole('heading', { name: 'Your OAuth app' })).toBeVisible();
});

test.afterAll(async () => {
  await workbench.close();
  forgetUserData(workbench);
});

interface Bridged {
  readonly workbench: {
    readonly calls: Readonly<Record<string, (input: unknown) => Promise<{ ok: boolean; failure?: { kind: string } }>>>;
    readonly listen: unknown;
  };
}

const both = (): readonly (readonly [string, Page])[] => [
  ['workbench', page],
  ['secrets', secret],
];

interface Preferences {
  readonly url: string;
  readonly [name: string]: unknown;
}

/** What Electron made of the preferences of every window. */
const preferences = (): Promise<Preferences[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      ...(webContents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      url: webContents.getURL(),
    })),
  );

/** Runs in the page, outside of what the debugger evaluates: that is exempt from the page's policy. */
const tryInPage = (where: Page, what: 'inline-script' | 'eval' | 'image' | 'fetch' | 'frame' | 'worker' | 'form') =>
  where.evaluate(
    (kind) =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          (event) => resolve(`blocked by ${event.effectiveDirective}`),
          { once: true },
        );
        setTimeout(() => {
          const ran = (): void => resolve('ran');
          Object.assign(globalThis, { ran });
          const add = (name: string, give: Record<string, string>): void => {
            const element = Object.assign(document.createElement(name), give);
            // A frame that was blocked loads an error page: for it the violation alone tells.
            if (name !== 'iframe') element.addEventListener('load', ran);
            document.body.append(element);
            setTimeout(() => element.remove(), 1000);
          };
          try {
            if (kind === 'inline-script') add('script', { textContent: 'globalThis.ran()' });
            // oxlint-disable-next-line no-new-func, typescript/no-implied-eval, typescript/no-unsafe-call -- the policy has to refuse it
            if (kind === 'eval') new Function('globalThis.ran()')();
            if (kind === 'image') add('img', { src: 'https://example.com/picture.png' });
            if (kind === 'frame') add('iframe', { src: 'app://bundle/index.html' });
            // oxlint-disable-next-line no-new -- the policy has to refuse it
            if (kind === 'worker') new Worker(URL.createObjectURL(new Blob(['0'])));
            if (kind === 'fetch') fetch('https://example.com').then(ran, () => undefined);
            if (kind === 'form') {
              const form = Object.assign(document.createElement('form'), {
                action: 'https://example.com',
                method: 'post',
              });
              document.body.append(form);
              form.submit();
              form.remove();
            }
          } catch (error) {
            // The violation is told in a turn of its own, after the exception.
            setTimeout(() => resolve(`threw ${String(error)}`), 500);
          }
        }, 0);
      }),
    what,
  );

test('1: only what the program brings along is loaded; nothing comes from the network', async () => {
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).protocol));
  await page.getByRole('listbox', { name: 'Issues' }).press('ArrowDown');
  await page.reload();
  await expect(page.getByRole('listbox', { name: 'Issues' }).getByRole('option').first()).toBeVisible();
  expect([...asked].filter((protocol) => !['app:', 'app-media:', 'data:'].includes(protocol))).toEqual([]);
  expect(asked).toContain('app:');

  // Not only the pages' own policy: their sessions refuse every address of the network, a safe one too.
  const refused = await app.evaluate(async ({ BrowserWindow, session }) => {
    const sessions = [
      session.defaultSession,
      ...BrowserWindow.getAllWindows().map(({ webContents }) => webContents.session),
    ];
    return Promise.all(sessions.map((one) => one.fetch('https://example.com').then(() => 'answered', String)));
  });
  for (const answer of refused) expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('2: no page has Node.js', async () => {
  for (const one of await preferences()) {
    expect(one, one.url).toMatchObject({ nodeIntegration: false });
    expect(one['nodeIntegrationInWorker'] ?? false, one.url).toBe(false);
    expect(one['nodeIntegrationInSubFrames'] ?? false, one.url).toBe(false);
  }
  for (const [name, where] of both()) {
    const found = await where.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (one) => one in globalThis,
      ),
    );
    expect(found, name).toEqual([]);
  }
});

test('3: preload and page live in worlds of their own', async () => {
  for (const one of await preferences()) expect(one, one.url).toMatchObject({ contextIsolation: true });
  await page.evaluate(() => Object.assign(Array.prototype, { map: () => 'taken over by the page' }));
  const answer = await page.evaluate(() => (window as unknown as Bridged).workbench.calls['app.info']?.(null));
  expect(answer, 'what the page does to its own objects does not reach the preload').toMatchObject({ ok: true });
  await page.reload();
});

test('4: every renderer is sandboxed', async () => {
  const all = await preferences();
  expect(all).toHaveLength(2);
  for (const one of all) expect(one, one.url).toMatchObject({ sandbox: true });
});

test('5: every permission is denied, whoever asks', async () => {
  for (const [name, where] of both()) {
    const answers = await where.evaluate(async () => {
      const outcome = (asking: Promise<unknown>): Promise<string> =>
        asking.then(
          (value) => (typeof value === 'string' ? value : 'granted'),
          (error: unknown) => (error instanceof Error ? error.name : 'refused'),
        );
      return {
        position: await outcome(
          new Promise((ok, no) =>
            navigator.geolocation.getCurrentPosition(ok, ({ code }) => no(new Error(String(code)))),
          ),
        ),
        notifications: await outcome(Notification.requestPermission()),
        clipboard: await outcome(navigator.clipboard.readText()),
        microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
        midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
      };
    });
    expect(Object.values(answers), name).not.toContain('granted');
    expect(answers.notifications, name).toBe('denied');
    expect(answers.clipboard, name).toBe('NotAllowedError');
  }
});

test('6: web security is on', async () => {
  for (const one of await preferences()) expect(one['webSecurity'] ?? true, one.url).toBe(true);
});

test('7: a policy that allows nothing but what is named comes as a header, and holds', async () => {
  const headers = await app.evaluate(async ({ net }) => {
    const pages = ['app://bundle/index.html', 'app://bundle/secret.html'];
    return Promise.all(pages.map(async (url) => Object.fromEntries((await net.fetch(url)).headers)));
  });
  for (const header of headers) {
    expect(header['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(header['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(header['x-content-type-options']).toBe('nosniff');
  }
  for (const [name, where] of both()) {
    expect(await tryInPage(where, 'inline-script'), name).toBe('blocked by script-src-elem');
    expect(await tryInPage(where, 'eval'), name).toBe('blocked by script-src');
    expect(await tryInPage(where, 'image'), name).toBe('blocked by img-src');
    expect(await tryInPage(where, 'fetch'), name).toBe('blocked by connect-src');
    expect(await tryInPage(where, 'frame'), name).toBe('blocked by frame-src');
    expect(await tryInPage(where, 'worker'), name).toBe('blocked by worker-src');
    expect(await tryInPage(where, 'form'), name).toBe('blocked by form-action');
  }
});

test('8: insecure content is not allowed', async () => {
  for (const one of await preferences()) expect(one['allowRunningInsecureContent'] ?? false, one.url).toBe(false);
});

test('9: experimental features are off', async () => {
  for (const one of await preferences()) expect(one['experimentalFeatures'] ?? false, one.url).toBe(false);
});

test('10: no Blink feature is switched on', async () => {
  for (const one of await preferences()) expect(one['enableBlinkFeatures'] ?? '', one.url).toBe('');
  const switches = await app.evaluate(({ app: own }) =>
    ['enable-blink-features', 'enable-experimental-web-platform-features', 'disable-web-security'].filter((name) =>
      own.commandLine.hasSwitch(name),
    ),
  );
  expect(switches).toEqual([]);
});

test('11 and 12: there is no webview, and none could be attached', async () => {
  for (const one of await preferences()) expect(one, one.url).toMatchObject({ webviewTag: false });
  for (const [name, where] of both()) {
    const upgraded = await where.evaluate(() => 'getWebContentsId' in document.createElement('webview'));
    expect(upgraded, name).toBe(false);
  }
  expect(
    await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => one.listenerCount('will-attach-webview')),
    ),
  ).not.toContain(0);
});

test('13: no page leaves for another, of ours or of anybody', async () => {
  for (const target of ['https://example.com/', 'app://bundle/secret.html', 'app://elsewhere/index.html']) {
    const before = page.url();
    const refusals = refusalsOf('navigation refused').length;
    await page.evaluate((url) => {
      location.href = url;
    }, target);
    await expect.poll(() => refusalsOf('navigation refused').length, { message: target }).toBeGreaterThan(refusals);
    expect(page.url()).toBe(before);
  }
  const refusals = refusalsOf('navigation refused').length;
  await secret.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect.poll(() => refusalsOf('navigation refused').length).toBeGreaterThan(refusals);
  expect((await preferences()).map(({ url }) => url).toSorted()).toEqual([
    'app://bundle/index.html',
    'app://bundle/secret.html',
  ]);
  // Playwright goes on waiting for the navigation that it saw begin.
  await page.reload();
});

test('14: no page opens a window', async () => {
  for (const [name, where] of both()) {
    for (const url of ['https://example.com/', 'app://bundle/index.html', 'about:blank']) {
      expect(await where.evaluate((target) => window.open(target) === null, url), `${name} ${url}`).toBe(true);
    }
  }
  expect(app.windows()).toHaveLength(2);
  // Told on its way through a pipe and a file.
  await expect.poll(() => refusalsOf('new window refused').length).toBeGreaterThan(0);
});

test('15: only https and mailto leave for other programs', async () => {
  const opened = await app.evaluate(({ shell }) => {
    const list: string[] = [];
    Object.assign(globalThis, { opened: list });
    shell.openExternal = (url) => Promise.resolve(void list.push(url));
    return list;
  });
  expect(opened).toEqual([]);
  const open = (url: string) =>
    page.evaluate(
      (target) => (window as unknown as Bridged).workbench.calls['app.openExternal']?.({ url: target }),
      url,
    );
  const refused = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-settings:',
    'data:text/html,x',
    'app://bundle/index.html',
    'http://example.com/',
    'https://user:password@example.com/',
    'vscode://file/etc/passwd',
    'not a url',
    '',
  ];
  for (const url of refused)
    expect(await open(url), url).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
  const allowed = ['https://example.com/a?b=c', 'mailto:mara@example.com'];
  for (const url of allowed) expect(await open(url), url).toMatchObject({ ok: true });
  expect(await app.evaluate(() => (globalThis as { opened?: string[] }).opened)).toEqual(allowed);
});

test('16: the declared Electron is the current line; an older one says what it is', async () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  expect(manifest).toMatch(/"electron": "45\.\d+\.\d+"/);
  const running = await app.evaluate(() => process.versions.electron ?? '');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText(running).first()).toBeVisible();
  const warning = page.getByText('out of support: for development and tests only');
  if (Number.parseInt(running, 10) >= 45) await expect(warning).toBeHidden();
  else await expect(warning).toBeVisible();
});

test('17: a call is answered for our own window on our own page alone, and for the contract alone', async () => {
  const heard = await app.evaluate(({ ipcMain }) => ({
    listeners: ipcMain.eventNames().map(String),
    handlers: [...((ipcMain as unknown as { _invokeHandlers?: Map<string, unknown> })._invokeHandlers?.keys() ?? [])],
  }));
  expect(heard.listeners, 'nothing is listened to beside the contract').toEqual([]);
  expect(heard.handlers.toSorted()).toEqual(Object.keys(contract).toSorted());

  const preload = join(root, 'out', 'preload');
  const strangers = await app.evaluate(async ({ BrowserWindow }, folder) => {
    const ask = async (url: string, file: string, expression: string): Promise<unknown> => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${folder}/${file}`, sandbox: true },
      });
      try {
        await window.loadURL(url);
        return await window.webContents.executeJavaScript(expression);
      } finally {
        window.destroy();
      }
    };
    const info = `workbench.calls['app.info'](null)`;
    return {
      otherWindow: await ask('app://bundle/index.html', 'index.cjs', info),
      otherOrigin: await ask('data:text/html,<title>x</title>', 'index.cjs', info),
      secretForm: await ask(
        'app://bundle/secret.html',
        'secret.cjs',
        `secretForm.read().then(() => 'answered', String)`,
      ),
    };
  }, preload);
  expect(strangers.otherWindow).toMatchObject({ ok: false, failure: { kind: 'internal' } });
  expect(strangers.otherOrigin).toMatchObject({ ok: false, failure: { kind: 'internal' } });
  expect(strangers.secretForm).toContain('No handler registered');

  // The page itself: an unknown call is not there, a malformed one is refused before anything happens.
  const own = await page.evaluate(async () => {
    const { calls } = (window as unknown as Bridged).workbench;
    return { unknown: typeof calls['app.quit'], malformed: await calls['issues.get']?.({ site: 5, issueKey: [] }) };
  });
  expect(own.unknown).toBe('undefined');
  expect(own.malformed).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
});

test('18: pages are served by a protocol of our own, never as files', async () => {
  for (const [name, where] of both()) {
    expect(where.url(), name).toMatch(/^app:\/\/bundle\//);
    const file = await where.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const image = new Image();
          image.addEventListener('load', () => resolve('loaded'));
          image.addEventListener('error', () => resolve('refused'));
          image.src = 'file:///etc/hostname';
        }),
    );
    expect(file, name).toBe('refused');
    const read = await where.evaluate(() => fetch('file:///etc/hostname').then(() => 'read', String));
    expect(read, name).toContain('Failed to fetch');
  }
});

test('19: fuses: they can be read from the program that runs; those of a packaged one are set when it is packaged', async () => {
  // An unpackaged program runs on a stock Electron, whose fuses must allow an app from a folder and, for these tests, the inspector.
  const fuses = readFuses(electronProgram());
  expect(fuses).toMatch(/^[01r]{7,}$/);
  // What RunAsNode and NODE_OPTIONS would do is at least never handed on by the program itself.
  const given = await app.evaluate(() =>
    Object.keys(process.env).filter((name) => /^(ELECTRON_RUN_AS_NODE|NODE_OPTIONS)$/.test(name)),
  );
  expect(given).toEqual([]);
});

test('20: a page gets the named functions of the contract, and nothing of Electron', async () => {
  const exposed = await page.evaluate(() => {
    const { workbench: bridge } = window as unknown as Bridged;
    return {
      bridge: Object.keys(bridge).toSorted(),
      calls: Object.keys(bridge.calls).toSorted(),
      kinds: [...new Set(Object.values(bridge.calls).map((one) => typeof one))],
    };
  });
  expect(exposed).toEqual({
    bridge: ['calls', 'listen'],
    calls: Object.keys(contract).toSorted(),
    kinds: ['function'],
  });
  const listening = await page.evaluate(() => {
    const listen = (window as unknown as { workbench: { listen(push: string, on: () => void): unknown } }).workbench
      .listen;
    try {
      listen('secret-form.read', () => undefined);
      return 'listens';
    } catch (error) {
      return String(error);
    }
  });
  expect(listening).toContain('No push named');

  const small = await secret.evaluate(() => ({
    form: Object.keys((window as unknown as { secretForm: object }).secretForm).toSorted(),
    workbench: 'workbench' in globalThis,
  }));
  expect(small).toEqual({ form: ['cancel', 'read', 'submit'], workbench: false });
});

function refusalsOf(what: string): string[] {
  return workbench
    .logs()
    .split('\n')
    .filter((line) => line.includes(what));
}
