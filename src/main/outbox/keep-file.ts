import type { SiteRef } from '@shared/jira/site';
import type { Remote } from '../storage/remote';
import type { Journal } from './journal';
import { CHUNK_BYTES } from './kept-files';

/** Larger files are for Jira itself: all bytes of one are in memory while it is sent. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;

/** Puts the bytes of a file into the journal, chunk by chunk, before the change that carries it. */
export async function keepFile(
  journal: Remote<Journal>,
  site: SiteRef,
  changeId: string,
  bytes: Uint8Array,
): Promise<void> {
  for (let part = 0; part * CHUNK_BYTES < bytes.length; part++) {
    await journal.keepFileChunk(site, changeId, part, bytes.slice(part * CHUNK_BYTES, (part + 1) * CHUNK_BYTES));
  }
}

/** The file that a change carries, whole; `null` where it carries none, or not all of it is there. */
export async function readKeptFile(
  journal: Remote<Journal>,
  site: SiteRef,
  changeId: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const file = await journal.file(site, changeId);
  if (file === null) return null;
  const bytes = new Uint8Array(file.size);
  let filled = 0;
  for (let part = 0; filled < file.size; part++) {
    const chunk = await journal.fileChunk(site, changeId, part);
    if (chunk === null || chunk.length === 0 || filled + chunk.length > file.size) return null;
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  return { name: file.name, bytes };
}
