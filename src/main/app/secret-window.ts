import { randomUUID } from 'node:crypto';
import { BrowserWindow, session, type IpcMainInvokeEvent, type Session } from 'electron';
import { readSecretValues, secretChannels, type SecretForm, type SecretValues } from '@shared/ipc/secret-form';

export interface SecretWindowPorts {
  /** The page, for example `app://bundle/secret.html`. */
  readonly url: string;
  /** Absolute path of the built `preload/secret.cjs`. */
  readonly preload: string;
  /** Serves `app:` to the window's own session, since a protocol is registered for one session at a time. */
  readonly serve: (session: Session) => void;
  /** The theme that the person chose; the page follows it. Set on `nativeTheme` by the program, so `system` is fine. */
  readonly backgroundColor: () => string;
}

export interface SecretRequest extends SecretForm {
  readonly parent: BrowserWindow | null;
}

/** Asks a person for secrets. Answers what was typed, or null when the window was closed without it. */
export type AskForSecrets = (request: SecretRequest) => Promise<SecretValues | null>;

/**
 * The window in which secrets are typed: a session of its own in memory, nothing shared with the program's renderer,
 * destroyed as soon as it has answered.
 */
export function createSecretWindow(ports: SecretWindowPorts): AskForSecrets {
  return async ({ parent, ...form }) => {
    // Without `persist:` the partition lives in memory alone.
    const ownSession = session.fromPartition(`secret-${randomUUID()}`, { cache: false });
    denyEverything(ownSession);
    ports.serve(ownSession);

    const window = new BrowserWindow({
      ...(parent === null ? {} : { parent, modal: true }),
      title: form.title,
      width: 440,
      height: 220 + form.inputs.length * 84,
      useContentSize: true,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      show: false,
      backgroundColor: ports.backgroundColor(),
      webPreferences: {
        session: ownSession,
        preload: ports.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
      },
    });
    window.setContentProtection(true);
    window.removeMenu();
    contain(window);

    const answer = new Promise<SecretValues | null>((resolve) => {
      window.once('closed', () => resolve(null));
      answerCalls(window, ports.url, form, resolve);
    });
    window.once('ready-to-show', () => window.show());
    try {
      // Closed while it loads: that is an answer too, and not a failed load.
      return await Promise.race([answer, window.loadURL(ports.url).then(() => answer)]);
    } finally {
      if (!window.isDestroyed()) window.destroy();
      await ownSession.clearStorageData();
      await ownSession.clearCache();
    }
  };
}

/** The calls of this one page, on its own channel: no other window can reach them. */
function answerCalls(
  window: BrowserWindow,
  url: string,
  form: SecretForm,
  resolve: (values: SecretValues | null) => void,
): void {
  const { webContents } = window;
  const { ipc } = webContents;
  const check = (event: IpcMainInvokeEvent): void => {
    const frame = event.senderFrame;
    if (frame === null || frame !== webContents.mainFrame || frame.url !== url)
      throw new Error('This frame may not ask that.');
  };
  ipc.handle(secretChannels.read, (event): SecretForm => {
    check(event);
    return form;
  });
  ipc.handle(secretChannels.submit, (event, typed: unknown): SecretValues | null => {
    check(event);
    const read = readSecretValues(form, typed);
    if ('problems' in read) return read.problems;
    resolve(read.values);
    return null;
  });
  ipc.handle(secretChannels.cancel, (event): void => {
    check(event);
    resolve(null);
  });
}

function denyEverything(ownSession: Session): void {
  ownSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  ownSession.setPermissionCheckHandler(() => false);
  ownSession.setDevicePermissionHandler(() => false);
  ownSession.on('will-download', (event) => event.preventDefault());
}

function contain({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}
