/**
 * Chrome DevTools Protocol over the two pipes of `--remote-debugging-pipe` (JSON, each message ended by a NUL). No port and no
 * inspector in the main process: the program that is measured starts as it does for a person.
 */
export function devtoolsPipe(writable, readable) {
  const waiting = new Map();
  const listeners = [];
  let last = 0;
  let rest = '';

  // The program may end with a message on its way; that shows as an answer that never comes, and has its own time limit.
  writable.on('error', () => {});
  readable.setEncoding('utf8');
  readable.on('data', (chunk) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop();
    for (const message of messages.map((text) => JSON.parse(text))) {
      if (message.id === undefined) for (const listener of listeners) listener(message);
      else waiting.get(message.id)?.(message);
    }
  });

  return {
    onEvent: (listener) => void listeners.push(listener),
    send(method, params = {}, sessionId) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ error, result }) => {
          waiting.delete(id);
          if (error) reject(new Error(`${method}: ${error.message}`));
          else resolve(result);
        });
        writable.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
  };
}
