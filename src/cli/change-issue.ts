import { randomUUID } from 'node:crypto';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { ChangeInput } from '@shared/ipc/change-input';
import { parseIssueKey } from '@shared/jira/issue-key';
import type { Issue } from '@shared/jira/issue';
import type { JsonObject } from '@shared/json';
import { readIssue } from '../main/gateway/issue';
import type { NewChange } from '../main/outbox/journalled-change';
import { keepFile } from '../main/outbox/keep-file';
import { KINDS } from '../main/outbox/kinds/all';
import { bodyOf } from '../main/outbox/kinds/read-input';
import { siteOf } from '../main/outbox/site-of';
import { wrongUsage, type Ending, type Given, type OptionKind, type Surroundings } from './command';
import { connect, type ConnectedSite } from './connect';
import { withJournal } from './open-journal';
import { readWait } from './read-wait';
import { sendJournalled } from './send-journalled';

/** What a command wants done to an issue. */
export interface Wanted {
  readonly kind: NewChange['kind'];
  /** What it is called in `outbox list`. */
  readonly title: string;
  readonly body: JsonObject;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** For refusals that name fields by id. */
  readonly fieldNames?: Readonly<Record<string, string>>;
}

/** Of every command that changes an issue. */
export const CHANGE_OPTIONS: Readonly<Record<string, OptionKind>> = { wait: { type: 'string' } };

export const CHANGE_HELP = `Journalled before it is sent, and never done twice: if the answer is lost, or this run is killed, it is looked for in Jira. Prints
{"key", "id", "url", "changeId"}; with "overtaken" where somebody else wrote the same a moment before and was replaced. Where
somebody else changed the same after it was read, nothing is sent: {"changeId", "state": "conflict", "fields"} and exit code 1.

  --wait SECONDS  how long to wait for Jira before ending with 5 (180)`;

/** Reads the issue that the first word names, lets `want` say what is to be done to it, and takes that through the outbox. */
export async function changeIssue(
  given: Given,
  around: Surroundings,
  want: (connected: ConnectedSite, issue: Issue) => Promise<Outcome<Wanted>>,
): Promise<Ending> {
  const wait = readWait(given.text('wait'));
  if ('wrong' in wait) return wrongUsage(wait.wrong);
  const [typed = ''] = given.words;
  const named = parseIssueKey(typed);
  if (named === null) return wrongUsage(`"${typed}" is neither an issue key such as SHOP-12 nor an address with one.`);
  const connected = await connect(around, given.text('site') ?? named.origin ?? undefined);
  if (!connected.ok) return { kind: 'failed', failure: connected.failure };
  const { account, ref, site } = connected.value;
  const issue = await readIssue(account.gateway, ref, named.key);
  if (!issue.ok) return { kind: 'failed', failure: issue.failure };
  const asked = await want(connected.value, issue.value);
  if (!asked.ok) return { kind: 'failed', failure: asked.failure };
  const { kind, title, body, file, fieldNames = {} } = asked.value;
  const { id, key } = issue.value;
  const change: NewChange = {
    id: randomUUID(),
    accountId: ref.accountId,
    cloudId: ref.cloudId,
    kind,
    title,
    subtitle: key,
    projectKey: key.slice(0, key.lastIndexOf('-')),
    createdAt: around.now(),
    body,
    issue: { id, key },
    parts: KINDS[kind]?.parts(body) ?? [],
    file: file === undefined ? null : { name: file.name, size: file.bytes.length },
  };
  return withJournal(account, around, async (journal) => {
    if (file !== undefined) await keepFile(journal, siteOf(change), change.id, file.bytes);
    return sendJournalled(change, { journal, gateway: account.gateway }, around, {
      milliseconds: wait.milliseconds,
      siteUrl: site.url,
      fieldNames,
    });
  });
}

/** What a person could have asked for in the window as well. */
export function wanted(
  input: ChangeInput,
  title: string,
  fieldNames: Readonly<Record<string, string>> = {},
): Outcome<Wanted> {
  return succeed({ kind: input.kind, title, body: bodyOf(input), fieldNames });
}
