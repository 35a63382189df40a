import { fork } from 'node:child_process';
import type { Child } from './database';

/** The database process as a plain Node child: for the command line and for tests that kill it. */
export function forkNodeChild(entry: string): Child {
  const child = fork(entry, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
  const listeners: ((code: number | null) => void)[] = [];
  let ended = false;
  const end = (code: number | null): void => {
    if (ended) return;
    ended = true;
    for (const listener of listeners) listener(code);
  };
  child.on('exit', end);
  // Could not be started, or the channel broke: what cannot be talked to has ended as far as we are concerned.
  child.on('error', () => {
    child.kill('SIGKILL');
    end(null);
  });
  return {
    port: {
      post: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (listener) => void child.on('message', listener),
    },
    onExit: (listener) => void listeners.push(listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
