import { randomUUID } from 'node:crypto';
import { freeName } from '@shared/attachments/free-name';
import { MOST_FILE_BYTES, whyNotAttached, type AttachmentLimits } from '@shared/attachments/why-not-attached';
import { PART_BYTES, type FormFile } from '@shared/ipc/form-files';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { z } from '@shared/schema';
import { readAttachmentLimits } from '../../gateway/attachment-settings';
import type { Gateway } from '../../gateway/request';
import type { Handlers } from '../../ipc/handle';
import type { ReadThrough } from '../../mirror/read-through';
import { topics } from '../../mirror/topics';
import type { RemoteFormFiles } from '../../outbox/read-form-file';
import { stored } from '../../outbox/stored';

/** A file that the person chose in main's dialog. Its bytes are read when it is its turn. */
interface ChosenFile {
  readonly name: string;
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

export interface FormFilePorts {
  readonly gateway: Gateway;
  readonly readThrough: ReadThrough;
  readonly formFiles: RemoteFormFiles;
  /** None when the person closes the dialog. */
  readonly chooseFiles: () => Promise<readonly ChosenFile[]>;
  readonly now: () => number;
}

export type FormFileCalls =
  'create.fileLimits' | 'create.chooseFiles' | `create.${'keepFilePart' | 'keepFile' | 'dropFile'}`;

const FRESH_MS = 60 * 60_000;
/** Not known, so Jira says it when the file is sent. */
const UNKNOWN: AttachmentLimits = { enabled: true, uploadLimit: null };
const limits = z.object({ enabled: z.boolean(), uploadLimit: z.number().nullable() });

/** The files of a create form: their bytes go to the disk as soon as they are there. */
export function formFileHandlers(ports: FormFilePorts): Pick<Handlers, FormFileCalls> {
  const { gateway, readThrough, formFiles, chooseFiles, now } = ports;

  async function limitsOf(site: SiteRef): Promise<AttachmentLimits> {
    const read = await readThrough({
      site,
      topic: topics.attachmentLimits,
      schema: limits,
      freshFor: FRESH_MS,
      fetch: () => readAttachmentLimits(gateway, site),
    });
    return read.ok ? read.value.value : UNKNOWN;
  }

  async function keep(site: SiteRef, name: string, bytes: Uint8Array): Promise<Outcome<FormFile>> {
    const file = { id: randomUUID(), name, size: bytes.length };
    return stored(async () => {
      for (let part = 0; part * PART_BYTES < bytes.length; part++) {
        await formFiles.keepPart(site, file.id, part, bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES), now());
      }
      await formFiles.complete(site, file);
      return file;
    });
  }

  return {
    'create.fileLimits': async (site) => succeed({ ...(await limitsOf(site)) }),
    'create.keepFilePart': ({ site, fileId, part, bytes }) =>
      stored(async () => {
        // A page that sends without end is not written to the disk without end.
        if (part * PART_BYTES > MOST_FILE_BYTES) throw new Error('The file is larger than the outbox takes.');
        await formFiles.keepPart(site, fileId, part, bytes, now());
        return null;
      }),
    'create.keepFile': ({ site, file }) =>
      stored(async () => {
        await formFiles.complete(site, file);
        return null;
      }),
    'create.dropFile': ({ site, fileId }) =>
      stored(async () => {
        await formFiles.drop(site, fileId);
        return null;
      }),
    'create.chooseFiles': async ({ site, held }) => {
      const chosen = await chooseFiles();
      const taken = chosen.length === 0 ? UNKNOWN : await limitsOf(site);
      const kept: FormFile[] = [];
      const refused: string[] = [];
      for (const { name, size, read } of chosen) {
        const names = [...held, ...kept.map((file) => file.name)];
        const why = whyNotAttached({ name, size }, taken, names.length);
        const bytes = why === null ? await readOne(name, read) : why;
        if (typeof bytes === 'string') {
          refused.push(bytes);
          continue;
        }
        const file = await keep(site, freeName(name, names), bytes);
        if (!file.ok) return file;
        kept.push(file.value);
      }
      return succeed({ kept, refused });
    },
  };
}

/** Its bytes, or why there are none, in words. */
async function readOne(name: string, read: () => Promise<Uint8Array>): Promise<Uint8Array | string> {
  try {
    return await read();
  } catch (error) {
    return `${name} cannot be read. ${error instanceof Error ? error.message : String(error)}`;
  }
}
