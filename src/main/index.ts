import { app, dialog, nativeTheme, net, protocol } from 'electron';
import { readConfiguration, takeSecretsFromEnvironment } from './accounts/configuration';
import { createLog } from './app/log';
import { lockDown } from './app/lock-down';
import { claimFolder } from './boot/claim-folder';
import { startWorkbench } from './workbench';

/** The boot order, and the only place that decides it. Secrets leave the environment before anything else starts. */
const secrets = takeSecretsFromEnvironment(process.env);
const configuration = readConfiguration({ ...process.env, ...secrets });

protocol.registerSchemesAsPrivileged([
  // The compiled scripts are kept from one start to the next.
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  { scheme: 'app-media', privileges: { standard: true, secure: true } },
]);

if (configuration.ok && configuration.value.userData !== null) app.setPath('userData', configuration.value.userData);

// One program per user-data folder; a second start brings the first one's window to the front.
const claim = claimFolder(app.getPath('userData'), { isOnlyWindow: () => app.requestSingleInstanceLock() });
if (claim.kind === 'shown') {
  process.stdout.write('Workbench for Jira runs already: its window comes to the front.\n');
  app.exit(0);
} else {
  if (claim.kind === 'run') process.once('exit', claim.release);
  // Not awaited at the top level: `ready` never comes while an ES module is still being evaluated.
  void app.whenReady().then(() => (claim.kind === 'run' ? boot() : giveUp(new Error(claim.sentences))), giveUp);
}

function boot(): void {
  if (!configuration.ok) {
    const { failure } = configuration;
    giveUp(new Error(failure.kind === 'invalid-input' ? failure.message : failure.kind));
    return;
  }
  const userData = app.getPath('userData');
  const log = createLog(userData);
  try {
    lockDown((what) => log.warn(what));
    startWorkbench({ configuration: configuration.value, userData, log });
    log.info(
      `started, Electron ${process.versions.electron}, ${nativeTheme.shouldUseDarkColors ? 'dark' : 'light'}, ${net.isOnline() ? 'network' : 'no network'}`,
    );
  } catch (error) {
    log.defect('boot', error);
    giveUp(error);
  }
}

/** Nothing works without a start: says why, in words, and ends. */
function giveUp(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Workbench for Jira could not start: ${why}\n`);
  if (app.isReady()) dialog.showErrorBox('Workbench for Jira could not start', why);
  app.exit(1);
}
