import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';

/** Hands parts to `take` one after the other; answers how that ended. */
export type Download = (take: (part: Uint8Array) => Promise<void>) => Promise<Outcome<unknown>>;

/**
 * Writes what comes to a file beside `path`, and puts that in its place once all of it is there: a download that breaks off leaves what
 * was there before. Fails as the download does, and with `storage` when the disk does.
 */
export async function writeDownload(path: string, download: Download): Promise<Outcome<null>> {
  const beside = join(dirname(path), `.${randomUUID()}.part`);
  try {
    const file = await open(beside, 'wx');
    let outcome: Outcome<unknown>;
    try {
      outcome = await download(async (part) => {
        await file.writeFile(part);
      });
      if (outcome.ok) await file.sync();
    } finally {
      await file.close();
    }
    if (!outcome.ok) return outcome;
    await rename(beside, path);
    return succeed(null);
  } catch (error) {
    return fail({ kind: 'storage', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    // What was written, or why not, has been told; a temporary file that stays behind changes neither.
    await rm(beside, { force: true }).catch(() => undefined);
  }
}
