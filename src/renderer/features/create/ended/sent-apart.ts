import { separateLinks } from '@shared/fields/separate-links';
import type { FormFile } from '@shared/ipc/form-files';
import type { CreateField } from '@shared/jira/field';
import type { Preview } from '../payload/preview-payload';

/** What of the form is no part of the create: "Sent after it, each by itself: 2 links (update.issuelinks), 3 files." Pure. */
export function sentApart(
  preview: Pick<Preview, 'body'> | null,
  fields: readonly CreateField[],
  files: readonly FormFile[],
): string | null {
  const links = preview === null ? 0 : separateLinks(preview.body, fields).links.length;
  const parts = [
    links === 0 ? null : `${links === 1 ? 'one link' : `${String(links)} links`} (update.issuelinks)`,
    files.length === 0 ? null : files.length === 1 ? 'one file' : `${String(files.length)} files`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Sent after it, each by itself: ${parts.join(', ')}.`;
}
