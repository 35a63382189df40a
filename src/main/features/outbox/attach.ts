import { randomUUID } from 'node:crypto';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { IssueRef, JournalledChange, NewChange } from '../../outbox/journalled-change';
import { MOST_FILE_BYTES } from '../../outbox/keep-file';
import type { Outbox } from '../../outbox/outbox';
import { projectOf } from './wanted-change';

/** A file that a person has chosen. Its bytes are read when it is its turn. */
export interface ChosenFile {
  readonly name: string;
  /** Bytes, as the file system says. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

export interface AttachInput {
  readonly site: SiteRef;
  readonly issue: IssueRef | null;
  readonly after: string | null;
}

/** Journals one change for each chosen file: all of them, or none where one is too large or cannot be read. */
export async function attachFiles(
  { outbox, now }: { readonly outbox: Pick<Outbox, 'addFiles'>; readonly now: () => number },
  { site, issue, after }: AttachInput,
  files: readonly ChosenFile[],
): Promise<Outcome<JournalledChange[]>> {
  const tooLarge = files.filter(({ size }) => size > MOST_FILE_BYTES);
  if (tooLarge.length > 0) {
    const names = tooLarge.map(({ name, size }) => `${name} (${megabytes(size)})`).join(', ');
    const most = megabytes(MOST_FILE_BYTES);
    const message = `Too large to wait in the outbox, which takes files up to ${most}: ${names}. Attach it in Jira itself.`;
    return fail({ kind: 'invalid-input', message, fields: {} });
  }
  return outbox.addFiles(
    site,
    files.map((file) => {
      const changeId = randomUUID();
      return { changeId, read: () => readFile({ site, issue, after }, file, changeId, now()) };
    }),
  );
}

async function readFile(
  { site, issue, after }: AttachInput,
  { name, read }: ChosenFile,
  changeId: string,
  now: number,
): Promise<Outcome<{ readonly change: NewChange; readonly bytes: Uint8Array }>> {
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `${name} cannot be read, so nothing was attached: ${why}`;
    return fail({ kind: 'invalid-input', message, fields: {} });
  }
  // The file may have grown since it was chosen.
  if (bytes.length > MOST_FILE_BYTES) {
    const message = `${name} is too large, so nothing was attached: ${megabytes(bytes.length)}.`;
    return fail({ kind: 'invalid-input', message, fields: {} });
  }
  return succeed({ change: attachment(changeId, site, issue, after, name, bytes.length, now), bytes });
}

function attachment(
  id: string,
  { accountId, cloudId }: SiteRef,
  issue: IssueRef | null,
  after: string | null,
  name: string,
  size: number,
  now: number,
): NewChange {
  return {
    id,
    accountId,
    cloudId,
    kind: 'attach',
    title: `Attachment: + ${name}`,
    subtitle: issue?.key ?? 'On the issue to be',
    projectKey: issue === null ? '' : projectOf(issue.key),
    issue,
    after,
    createdAt: now,
    body: { kind: 'attach', name, size },
    file: { name, size },
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}
