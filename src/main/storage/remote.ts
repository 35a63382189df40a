/**
 * Calls across the process boundary of the databases. Objects whose methods are plain and synchronous on the far side
 * become promises on the near one. The same code serves Electron's utility process and a plain Node child.
 */

/** Either end of a message channel. */
export interface MessagePort {
  post(message: unknown): void;
  /** Called for each message of the other side. */
  onMessage(listener: (message: unknown) => void): void;
}

interface CallMessage {
  readonly call: number;
  readonly object: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

interface ReplyMessage {
  readonly reply: number;
  readonly ok: boolean;
  readonly value: unknown;
}

/** The near side's view of an object in the database process. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

/** A call could not be made or answered: the process ended, or its method threw. */
export class StorageError extends Error {}

function isCall(message: unknown): message is CallMessage {
  return (
    typeof message === 'object' && message !== null && 'call' in message && 'object' in message && 'method' in message
  );
}

function isReply(message: unknown): message is ReplyMessage {
  return typeof message === 'object' && message !== null && 'reply' in message && 'ok' in message;
}

/** The far side: answers calls to the named objects, one after the other, in the order they came. */
export function serve(port: MessagePort, objects: Readonly<Record<string, object>>): void {
  let last: Promise<void> = Promise.resolve();
  port.onMessage((message) => {
    if (!isCall(message)) return;
    last = last.then(async () => {
      try {
        const object = objects[message.object];
        const method: unknown = object === undefined ? undefined : Reflect.get(object, message.method);
        if (typeof method !== 'function') throw new Error(`No ${message.object}.${message.method}`);
        const value: unknown = await Reflect.apply(method, object, message.args);
        port.post({ reply: message.call, ok: true, value });
      } catch (error) {
        port.post({ reply: message.call, ok: false, value: error instanceof Error ? error.message : String(error) });
      }
    });
  });
}

/** The near side: hands out remote views, and rejects everything that is waiting once the process is gone. */
export function connect(port: MessagePort): {
  object<T extends object>(name: string): Remote<T>;
  ended(reason: string): void;
  /** Resolves once nothing that was asked waits for its answer. */
  settled(): Promise<void>;
} {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let tellSettled: (() => void)[] = [];
  let next = 1;
  let endedBecause: string | null = null;

  port.onMessage((message) => {
    if (!isReply(message)) return;
    const call = waiting.get(message.reply);
    waiting.delete(message.reply);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new StorageError(String(message.value)));
    lookSettled();
  });

  function lookSettled(): void {
    if (waiting.size > 0) return;
    for (const tell of tellSettled) tell();
    tellSettled = [];
  }

  function send(object: string, method: string, args: readonly unknown[]): Promise<unknown> {
    if (endedBecause !== null) return Promise.reject(new StorageError(endedBecause));
    return new Promise((resolve, reject) => {
      const call = next++;
      port.post({ call, object, method, args });
      // Only what went out is waited for; answers come in a later turn.
      waiting.set(call, { resolve, reject });
    });
  }

  return {
    object<T extends object>(name: string): Remote<T> {
      const handler: ProxyHandler<object> = {
        get: (_target, method) =>
          // A remote must not look like a promise, or awaiting it would call the far side.
          typeof method !== 'string' || method === 'then'
            ? undefined
            : (...args: unknown[]) => send(name, method, args),
      };
      return new Proxy({}, handler) as Remote<T>;
    },
    ended(reason) {
      endedBecause = reason;
      for (const { reject } of waiting.values()) reject(new StorageError(reason));
      waiting.clear();
      lookSettled();
    },
    settled: () =>
      new Promise((resolve) => {
        tellSettled.push(resolve);
        lookSettled();
      }),
  };
}
