import { freeName } from '@shared/attachments/free-name';
import { sizeWords } from '@shared/attachments/why-not-attached';
import { MOST_GIVEN_BYTES, type GivenFile } from '@shared/ipc/given-file';

/**
 * Reads what was pasted into a text or dropped on it. All of it, or why not, in words.
 *
 * @param taken names that the files have
 */
export async function readGiven(
  files: readonly File[],
  taken: readonly string[],
): Promise<{ readonly files: readonly GivenFile[] } | { readonly refused: string }> {
  const read: GivenFile[] = [];
  for (const file of files) {
    if (file.size > MOST_GIVEN_BYTES)
      return {
        refused: `${file.name} is larger than ${sizeWords(MOST_GIVEN_BYTES)}. Attach it from the menu of the issue.`,
      };
    const name = freeName(file.name, [...taken, ...read.map((each) => each.name)]);
    try {
      read.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      // Of a folder the browser has a name and no bytes.
      return { refused: `${file.name} cannot be read. The files of a folder are added one by one.` };
    }
  }
  return { files: read };
}
