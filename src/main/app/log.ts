import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import electronLog from 'electron-log/node';

/** What the log is told. Callers hand in words and codes; whatever looks like a secret is taken out all the same. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  /** A defect of ours: answers the reference to quote. */
  defect(where: string, error: unknown): string;
}

/** Long runs of token-like characters, and what stands behind the names that secrets go by. */
const SECRETS: readonly [RegExp, string][] = [
  [/\beyJ[\w-]{10,}(\.[\w-]+)*/g, '<token>'],
  [
    /((?:access_token|refresh_token|client_secret|code|passphrase|authorization)["']?\s*[=:]\s*["']?(?:bearer\s+)?)[^\s"'&,}]+/gi,
    '$1<secret>',
  ],
  [/[A-Za-z0-9_+/=-]{48,}/g, '<long>'],
];

export function redact(text: string): string {
  return SECRETS.reduce((rest, [pattern, word]) => rest.replace(pattern, word), text);
}

/** The log file of this user-data folder, at most 1 MB, and the console during development. */
export function createLog(folder: string): Log {
  const logger = electronLog.create({ logId: 'workbench' });
  logger.transports.file.resolvePathFn = () => join(folder, 'logs', 'workbench.log');
  logger.transports.file.maxSize = 1_000_000;
  logger.transports.file.level = 'info';
  logger.transports.console.level = 'warn';
  return {
    info: (text) => logger.info(redact(text)),
    warn: (text) => logger.warn(redact(text)),
    defect(where, error) {
      const reference = randomBytes(4).toString('hex');
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      logger.error(redact(`[${reference}] ${where}: ${text}`));
      return reference;
    },
  };
}
