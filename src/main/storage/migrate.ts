import type { Connection } from './connection';

/**
 * Brings a database to the newest shape. `steps[n]` leads from version n to n + 1 and is never changed once released.
 * Each step and its version are one transaction, so that a crash leaves either the old shape or the new.
 */
export function migrate(connection: Connection, steps: readonly string[]): void {
  const [row] = connection.rows('PRAGMA user_version');
  const version = Number(row?.[0] ?? 0);
  if (version > steps.length) {
    throw new Error(`This data was written by a newer Workbench (version ${version}, this one knows ${steps.length}).`);
  }
  for (let at = version; at < steps.length; at++) {
    const step = steps[at];
    if (step === undefined) continue;
    connection.transaction(() => {
      connection.exec(step);
      connection.exec(`PRAGMA user_version = ${at + 1}`);
    });
  }
}
