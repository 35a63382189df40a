import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment, electronProgram, isRoot, root } from './environment';
import { killSession } from './processes';
import type { UnprivilegedHome } from './unprivileged';
import { writeWrapper } from './wrapper';

export interface LaunchOptions {
  /** The folder that the program keeps everything in. Fresh unless given: give it again to start the same program again. */
  readonly userData?: string;
  /** Over the clean environment; a variable set to the empty text is left out. */
  readonly env?: Readonly<Record<string, string>>;
  /** After the app's folder. */
  readonly args?: readonly string[];
  /** Before the app's folder: Chromium's own switches. */
  readonly switches?: readonly string[];
  /**
   * `true`: a Secret Service whose keyring stays with `userData`. A path: the keyring in that folder (another folder than last time is
   * a lost keyring). Left out: none, so that `safeStorage` has nothing to encrypt with.
   */
  readonly keyring?: boolean | string;
  /** Run it as an ordinary user, with Chromium's sandbox. */
  readonly as?: UnprivilegedHome;
}

export interface Workbench {
  readonly app: ElectronApplication;
  /** The first window. */
  readonly page: Page;
  readonly userData: string;
  /** What this one start keeps beside it: its output, its home. */
  readonly scratch: string;
  /** The main process: with a keyring it is not the process that was started. */
  readonly mainPid: number;
  /** Everything that all processes of the program have printed so far. */
  logs(): string;
  /** Ends the program as a person does; what does not end is killed. Good to call twice. */
  close(): Promise<void>;
  /** Ends all of it before it returns, as a power cut would; resolves when nothing of it is left. */
  kill(): Promise<void>;
}

/** How long a program may take to quit before it counts as hanging: the outbox has to end its transaction first. */
const QUIT_LIMIT_MS = 15_000;
const START_LIMIT_MS = 45_000;
/**
 * How long a click or a fill may wait for what it acts on, in every window. Playwright's own limit is 30 s and `use.actionTimeout`
 * does not reach Electron. Longer than what is expected may take: the first action after a start waits for the first screen too,
 * which comes 10 s after a cold start beside a build.
 */
const ACTION_LIMIT_MS = 20_000;

/** Starts the built program in real Electron. Prefer the fixture of `test.ts`, which closes it and keeps the logs of a failure. */
export async function launchWorkbench(options: LaunchOptions = {}): Promise<Workbench> {
  const { as } = options;
  const scratch = makeScratch();
  const makeFolder = (name: string): string => {
    if (as !== undefined) return as.makeFolder(name);
    mkdirSync(join(scratch, name), { mode: 0o700 });
    return join(scratch, name);
  };
  const userData = options.userData ?? makeFolder('user-data');
  const home = makeFolder('home');
  const env = {
    ...cleanEnvironment(home),
    // What a program that is killed leaves in the folder for such things goes with the rest.
    TMPDIR: makeFolder('tmp'),
    WORKBENCH_USER_DATA: userData,
    ...options.env,
    ...displayFor(as),
    ...keyringHome(options, userData),
  };

  const outputFile = join(scratch, 'output.log');
  writeFileSync(outputFile, '');
  as?.own(outputFile);
  const prefix = [
    ...(as?.prefix ?? []),
    ...(options.keyring ? [join(root, 'scripts', 'linux', 'with-keyring.sh')] : []),
  ];
  const switches = [
    ...(isRoot && as === undefined ? ['--no-sandbox'] : []),
    // A virtual display has no graphics card: without this, Chromium tries one several times at each start.
    '--disable-gpu',
    ...(options.keyring ? ['--password-store=gnome-libsecret'] : []),
    ...(options.switches ?? []),
  ];
  const logs = (): string => readFileSync(outputFile, 'utf8');

  const app = await _electron
    .launch({
      executablePath: writeWrapper(scratch, {
        prefix,
        program: as?.program ?? electronProgram(),
        outputFile,
        keepSandbox: as !== undefined,
      }),
      args: ['-r', holdReady(makeFolder('hold'), as), ...switches, as?.appFolder ?? root, ...(options.args ?? [])],
      env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
      timeout: START_LIMIT_MS,
      // Playwright pretends to a light theme unless it is told to leave the system's alone.
      colorScheme: null,
    })
    .catch((error: unknown) => {
      throw new Error(`The program did not start. It printed:\n${logs()}`, { cause: error });
    });
  const leader = app.process().pid;
  if (leader === undefined) throw new Error('The program was started without a process id.');

  app.context().setDefaultTimeout(ACTION_LIMIT_MS);
  const kill = (): Promise<void> => killSession(leader);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= quit(app, kill));
  try {
    const page = await app.firstWindow({ timeout: START_LIMIT_MS });
    const mainPid = await app.evaluate(() => process.pid);
    return { app, page, userData, scratch, mainPid, logs, close, kill };
  } catch (error) {
    await kill();
    throw new Error(`No window opened. The program printed:\n${logs()}`, { cause: error });
  }
}

/** Every start has its own, also one with the user data of another: until the process ends, since they may share them. */
const scratches: string[] = [];
process.on('exit', () => {
  for (const scratch of scratches) rmSync(scratch, { recursive: true, force: true });
});

function makeScratch(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'workbench-e2e-'));
  scratches.push(scratch);
  return scratch;
}

/** The program reads it as the user that it runs as, who may not see the checkout. */
function holdReady(folder: string, as: UnprivilegedHome | undefined): string {
  const file = join(folder, 'hold-ready.cjs');
  copyFileSync(join(import.meta.dirname, 'hold-ready.cjs'), file);
  as?.own(file);
  return file;
}

async function quit(app: ElectronApplication, kill: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(() => resolve('hangs'), QUIT_LIMIT_MS);
  });
  const ended = await Promise.race([app.close().then(() => 'ended' as const), tooLate]);
  clearTimeout(timer);
  await kill();
  if (ended === 'hangs') throw new Error(`The program had not quit after ${QUIT_LIMIT_MS / 1000} s and was killed.`);
}

function keyringHome(options: LaunchOptions, userData: string): Record<string, string> {
  if (!options.keyring) return {};
  const home = typeof options.keyring === 'string' ? options.keyring : `${userData}.keyring`;
  if (!existsSync(home)) mkdirSync(home, { mode: 0o700 });
  options.as?.own(home);
  return { KEYRING_HOME: home };
}

/** The display's cookie belongs to who runs the tests; an ordinary user needs a copy that it may read. */
function displayFor(as: UnprivilegedHome | undefined): Record<string, string> {
  const authority = process.env.XAUTHORITY;
  if (as === undefined || as.prefix.length === 0 || authority === undefined) return {};
  const copy = join(as.makeFolder('display'), 'authority');
  writeFileSync(copy, readFileSync(authority), { mode: 0o600 });
  as.own(copy);
  return { XAUTHORITY: copy };
}

/** Removes what a launch left behind. */
export function forgetUserData(workbench: Workbench): void {
  for (const folder of [workbench.userData, `${workbench.userData}.keyring`, workbench.scratch]) {
    rmSync(folder, { recursive: true, force: true });
  }
}
