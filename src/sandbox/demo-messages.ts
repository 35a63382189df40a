/** What the program tells the demo process. */
export type DemoCommand =
  | {
      type: 'start';
      seed?: number;
      issues?: number;
      /** Tried first, so that an account made at the last start still fits; a free one when it is taken. */
      port?: number;
      redirectUri?: string;
      /** Where the demo's data is kept until it is reset. */
      dataFile?: string;
    }
  | { type: 'reset' }
  | { type: 'close' };

/** Reads a message from the program; `undefined` for one that this process does not know. */
export function readDemoCommand(message: unknown): DemoCommand | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  if (message.type === 'reset' || message.type === 'close') return { type: message.type };
  if (message.type !== 'start') return undefined;
  const given = message as Record<string, unknown>;
  const command: Extract<DemoCommand, { type: 'start' }> = { type: 'start' };
  for (const name of ['seed', 'issues', 'port'] as const) {
    const value = given[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) command[name] = value;
  }
  for (const name of ['redirectUri', 'dataFile'] as const) {
    const value = given[name];
    if (typeof value === 'string' && value !== '') command[name] = value;
  }
  return command;
}
