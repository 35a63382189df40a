import type { Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Remote } from '../storage/remote';
import type { FormFiles } from './form-files';
import { stored } from './stored';

/** `FormFiles`, as it is seen from outside the database process. */
export type RemoteFormFiles = Remote<FormFiles>;

/** A file of a form, whole; `null` for one that is not there, or has more than `most` bytes. */
export function readFormFile(
  formFiles: Pick<RemoteFormFiles, 'of' | 'chunk'>,
  site: SiteRef,
  fileId: string,
  most: number,
): Promise<Outcome<Uint8Array | null>> {
  return stored(async () => {
    const [file] = await formFiles.of(site, [fileId]);
    if (file === undefined || file.size > most) return null;
    const bytes = new Uint8Array(file.size);
    let filled = 0;
    for (let part = 0; filled < file.size; part++) {
      const chunk = await formFiles.chunk(site, fileId, part);
      if (chunk === null || filled + chunk.length > file.size) return null;
      bytes.set(chunk, filled);
      filled += chunk.length;
    }
    return bytes;
  });
}
