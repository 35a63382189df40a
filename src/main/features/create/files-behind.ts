import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { NewChange } from '../../outbox/journalled-change';
import type { RemoteFormFiles } from '../../outbox/read-form-file';
import { stored } from '../../outbox/stored';

/** A create whose form names its files, and the changes that attach them. */
export interface WithFiles {
  readonly create: NewChange;
  readonly behind: readonly NewChange[];
}

/**
 * The changes that attach the files of a form once `create` is in Jira: one for each, so that a file that Jira refuses takes neither the
 * issue nor another file along. None is made where one of them is not here any more.
 */
export async function filesBehind(
  formFiles: Pick<RemoteFormFiles, 'of'>,
  site: SiteRef,
  create: NewChange,
  fileIds: readonly string[],
): Promise<Outcome<WithFiles>> {
  if (fileIds.length === 0) return succeed({ create, behind: [] });
  const read = await stored(async () => [...(await formFiles.of(site, fileIds))]);
  if (!read.ok) return read;
  const lost = fileIds.length - read.value.length;
  if (lost > 0) {
    const here = new Set(read.value.map(({ id }) => id));
    const which = fileIds.flatMap((id, at) => (here.has(id) ? [] : [String(at + 1)])).join(', ');
    const problem =
      lost === 1
        ? `File ${which} is not on this computer any more. Remove it and choose it again.`
        : `Files ${which} are not on this computer any more. Remove them and choose them again.`;
    return fail({ kind: 'invalid-input', message: problem, fields: { attachment: problem } });
  }
  const behind = read.value.map(({ changeId, name, size }): NewChange => ({
    id: changeId,
    accountId: site.accountId,
    cloudId: site.cloudId,
    kind: 'attach',
    title: `Attachment: + ${name}`,
    subtitle: 'On the issue to be',
    projectKey: create.projectKey,
    after: create.id,
    createdAt: create.createdAt,
    body: { kind: 'attach', name, size },
    file: { name, size },
  }));
  // The form that is opened again has them too.
  const held = read.value.map(({ id, name, size }) => ({ id, name, size }));
  return succeed({ create: { ...create, form: { ...create.form, files: held } }, behind });
}
