import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Remote } from '../storage/remote';
import type { Journal } from './journal';
import type { JournalledChange, NewChange } from './journalled-change';
import { keepFile } from './keep-file';
import { stored } from './stored';

/** A change that carries a file, known once that is read. */
export interface FileToAdd {
  readonly changeId: string;
  readonly read: () => Promise<Outcome<{ readonly change: NewChange; readonly bytes: Uint8Array }>>;
}

/** Puts the bytes of all files into the journal, one after the other, and then all changes in one commit. */
export async function addFiles(
  journal: Remote<Journal>,
  site: SiteRef,
  files: readonly FileToAdd[],
  withParts: (change: NewChange) => NewChange,
): Promise<Outcome<JournalledChange[]>> {
  const changes: NewChange[] = [];
  for (const file of files) {
    const kept = await keep(journal, site, file);
    if (!kept.ok) {
      await drop(journal, site, files);
      return kept;
    }
    changes.push(withParts(kept.value));
  }
  const [first, ...others] = changes;
  if (first === undefined) return succeed([]);
  const added = await stored(() => journal.add(first, null, others));
  const there = await stored(() => Promise.all(changes.map(({ id }) => journal.get(site, id))));
  const found = there.ok ? there.value.filter((change) => change !== null) : [];
  // The commit may be on the disk though its answer was lost with the process.
  if (found.length === changes.length) return succeed(found);
  // They are journalled: telling a failure now would have them chosen a second time.
  return added.ok ? succeed([added.value]) : added;
}

async function keep(
  journal: Remote<Journal>,
  site: SiteRef,
  { changeId, read }: FileToAdd,
): Promise<Outcome<NewChange>> {
  const file = await read();
  if (!file.ok) return file;
  const kept = await stored(() => keepFile(journal, site, changeId, file.value.bytes));
  return kept.ok ? succeed(file.value.change) : kept;
}

/** What cannot be dropped now is swept away at the next start. */
async function drop(journal: Remote<Journal>, site: SiteRef, files: readonly FileToAdd[]): Promise<void> {
  await stored(async () => {
    for (const { changeId } of files) await journal.dropFile(site, changeId);
  });
}
