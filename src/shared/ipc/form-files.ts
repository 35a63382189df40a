import { z } from '../schema';
import { id } from './bounds';
import { call, nothing } from './call';
import { siteRef } from './schemas';

/** Bytes of a file that cross in one message. */
export const PART_BYTES = 1024 * 1024;

/** A file of a create form: its bytes are on the disk of this computer until Jira has them. */
export interface FormFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

const fileId = z.uuid();
const name = z.string().min(1).max(255);
const formFile: z.ZodType<FormFile> = z.object({ id: fileId, name, size: z.number().int().positive() });

/**
 * Files of a create form that was not sent yet. What is dropped or pasted comes as the bytes that the page was given with it: no call takes
 * a path, so a page that went wrong cannot have main read a file that the person did not hand over.
 */
export const formFileCalls = {
  /** What the site takes, as far as Jira has said. */
  'create.fileLimits': call(siteRef, z.object({ enabled: z.boolean(), uploadLimit: z.number().nullable() })),
  /** Parts count from zero and come in their order. */
  'create.keepFilePart': call(
    z.object({
      site: siteRef,
      fileId,
      part: z.number().int().nonnegative().max(1_000),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= PART_BYTES, 'at most 1 MB'),
    }),
    nothing,
  ),
  /** All parts are there: from now on the file is kept for the draft that names it. */
  'create.keepFile': call(z.object({ site: siteRef, file: formFile }), nothing),
  /** Forgets the parts of a file that did not come to its end. */
  'create.dropFile': call(z.object({ site: siteRef, fileId }), nothing),
  /** Opens main's file dialog; nothing is kept when the person closes it. `held` are the names of the files that the form holds. */
  'create.chooseFiles': call(
    z.object({ site: siteRef, held: z.array(z.string().max(255)).max(200) }),
    z.object({ kept: z.array(formFile), refused: z.array(z.string()) }),
  ),
};

/** The files of a form that is sent, by id. */
export const sentFiles = z.array(id).max(100).optional();
