import { utilityProcess } from 'electron';

/** A process of the program's own, beside main: no window, no Electron API, only messages. */
export interface UtilityChild {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

/**
 * @param entry absolute path of a built module
 * @param serviceName what the system's process list shows
 */
export function forkUtility(entry: string, serviceName: string): UtilityChild {
  const child = utilityProcess.fork(entry, [], { serviceName, stdio: 'inherit', env: childEnvironment() });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}

/** What a child needs of the environment. Nothing else goes along: variables are where secrets are found. */
function childEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'LC_ALL', 'TZ'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] ?? '']])),
  );
}
