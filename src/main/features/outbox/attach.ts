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

/** Journals one change for each chosen file. All are looked at before the first is journalled. */
export async function attachFiles(
  { outbox, now }: { readonly outbox: Pick<Outbox, 'add'>; readonly now: () => number },
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
  const added: JournalledChange[] = [];
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return fail({ kind: 'invalid-input', message: `${file.name} cannot be read: ${why}`, fields: {} });
    }
    // The file may have grown since it was chosen.
    if (bytes.length > MOST_FILE_BYTES) {
      return fail({
        kind: 'invalid-input',
        message: `${file.name} is too large: ${megabytes(bytes.length)}.`,
        fields: {},
      });
    }
    const change = attachment(site, issue, after, file.name, bytes.length, now());
    const journalled = await outbox.add(change, { replaces: null, patience: 0, bytes });
    if (!journalled.ok) return journalled;
    added.push(journalled.value);
  }
  return succeed(added);
}

function attachment(
  { accountId, cloudId }: SiteRef,
  issue: IssueRef | null,
  after: string | null,
  name: string,
  size: number,
  now: number,
): NewChange {
  return {
    id: randomUUID(),
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
