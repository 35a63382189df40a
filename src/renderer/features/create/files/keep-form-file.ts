import { PART_BYTES, type FormFile } from '@shared/ipc/form-files';
import type { Failure } from '@shared/ipc/failure';
import type { SiteRef } from '@shared/jira/site';
import { call } from '../../../bridge';

export type Kept =
  | { readonly ok: true; readonly file: FormFile }
  /** Its bytes cannot be read: it is a folder, or has gone or changed since. */
  | { readonly ok: false; readonly why: 'unreadable' }
  | { readonly ok: false; readonly why: 'not-kept'; readonly failure: Failure };

/** Hands the bytes of a dropped or pasted file to main, part by part, so that no more of it than one part is in memory here. */
export async function keepFormFile(
  site: SiteRef,
  name: string,
  bytes: Blob,
  onDone: (bytes: number) => void,
): Promise<Kept> {
  const file: FormFile = { id: crypto.randomUUID(), name, size: bytes.size };
  for (let part = 0; part * PART_BYTES < bytes.size; part++) {
    const read = await readPart(bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES));
    if (read === null) {
      await call('create.dropFile', { site, fileId: file.id });
      return { ok: false, why: 'unreadable' };
    }
    const kept = await call('create.keepFilePart', { site, fileId: file.id, part, bytes: read });
    if (!kept.ok) return { ok: false, why: 'not-kept', failure: kept.failure };
    onDone(Math.min(bytes.size, (part + 1) * PART_BYTES));
  }
  const whole = await call('create.keepFile', { site, file });
  return whole.ok ? { ok: true, file } : { ok: false, why: 'not-kept', failure: whole.failure };
}

async function readPart(part: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    // The browser's own sentence names no file and no cause; the caller has words for it.
    return null;
  }
}
