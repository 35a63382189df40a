import { app, session, type Session } from 'electron';

/**
 * What no page of ours may ever do, for every session and every web contents there will be: permissions, navigation, new
 * windows, webviews, downloads by themselves. Electron's checklist, items 4, 5, 13, 14 and 15.
 */
export function lockDown(report: (what: string) => void): void {
  app.on('session-created', denyAll);
  denyAll(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      report(`new window refused: ${originOf(url)}`);
      return { action: 'deny' };
    });
    const refuse = (event: Electron.Event, url: string): void => {
      event.preventDefault();
      report(`navigation refused: ${originOf(url)}`);
    };
    contents.on('will-navigate', (event) => refuse(event, event.url));
    contents.on('will-redirect', (event) => refuse(event, event.url));
    contents.on('will-frame-navigate', (event) => refuse(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function denyAll(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  target.on('will-download', (event) => event.preventDefault());
  // No page of ours speaks to the network: everything comes over app:, app-media: and IPC.
  target.webRequest.onBeforeRequest((details, answer) => {
    const allowed = /^(app|app-media|data|devtools|blob):/.test(details.url);
    answer({ cancel: !allowed });
  });
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'not a URL';
}
