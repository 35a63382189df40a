import type { ChangeState, LateArrival } from '@shared/ipc/change';
import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import type { Remote } from '../storage/remote';
import { differencesFrom, NOTHING_DIFFERS } from './differences';
import type { SeenIssue } from './find-issue';
import type { Journal } from './journal';
import type { IssueRef, JournalledChange } from './journalled-change';
import { stored } from './stored';

export const MOVED_ON = fail({ kind: 'invalid-input', message: 'This change has moved on meanwhile.', fields: {} });
const QUEUED: ChangeState = { state: 'queued', reason: null };

interface SayPorts {
  readonly journal: Pick<Remote<Journal>, 'get' | 'madeAs'>;
  /** The issue that a key leads to; `null` when the account sees none. Its failure says that it could not be asked. */
  readonly findIssue: (site: SiteRef, issueKey: string) => Promise<Outcome<SeenIssue | null>>;
  /** As `Journal.move`, and told to who waits for it. */
  readonly move: (
    site: SiteRef,
    changeId: string,
    from: readonly ChangeState['state'][],
    to: ChangeState,
    text: string,
  ) => Promise<Outcome<JournalledChange>>;
}

/**
 * A person says which issue an `unsure` change became; `null`: none, it may be sent again. `invalid-input` for an issue that is not
 * there, or is not the one that the change is about; for one that differs from what was sent, with what differs under `confirm`, until
 * the person has `confirmed` it. Where Jira cannot be asked, the person's word does.
 */
export type SayWhich = (
  site: SiteRef,
  changeId: string,
  issueKey: string | null,
  confirmed?: boolean,
) => Promise<Outcome<JournalledChange>>;

export function sayWhich({ journal, findIssue, move }: SayPorts): SayWhich {
  return async (site, id, issueKey, confirmed = false) => {
    const there = await stored(() => journal.get(site, id));
    if (!there.ok) return there;
    const change = there.value;
    if (change?.status.state !== 'unsure') return MOVED_ON;
    const { late, candidates } = change.status;
    if (issueKey === null) {
      const why = whyNotAgain(change, late);
      if (why !== null) return fail({ kind: 'invalid-input', message: why, fields: {} });
      return move(site, id, ['unsure'], QUEUED, 'None of them: to be sent again, by hand');
    }
    const asked = await findIssue(site, issueKey);
    if (asked.ok && asked.value === null) {
      const message = `Jira shows this account no issue ${issueKey}. Check the key.`;
      return fail({ kind: 'invalid-input', message, fields: {} });
    }
    const seen = asked.ok ? asked.value : null;
    const differs = seen === null || late !== undefined ? NOTHING_DIFFERS : differencesFrom(change, seen);
    if (differs.refused !== null) return fail({ kind: 'invalid-input', message: differs.refused, fields: {} });
    const issue = seen ?? { id: '', key: issueKey };
    const own = change.kind === 'create' && late === undefined;
    const made = own ? await stored(() => journal.madeAs(site, issue, id)) : succeed(null);
    if (!made.ok) return made;
    if (made.value !== null) {
      const message = `“${made.value}” has become ${issue.key}. Two creates cannot be one issue: say another, or discard this one.`;
      return fail({ kind: 'invalid-input', message, fields: {} });
    }
    const offered = candidates.some(({ key }) => key === seen?.key);
    if (differs.words.length > 0 && !offered && !confirmed) {
      const message = `${issueKey} is not quite what was sent: ${differs.words.join(', ')}.`;
      return fail({ kind: 'invalid-input', message, fields: { confirm: message } });
    }
    const other = isOfAnother(change, issue);
    if (other !== null) return fail({ kind: 'invalid-input', message: other, fields: {} });
    const to: ChangeState = { state: 'applied', issueId: issue.id, issueKey: issue.key };
    return move(site, id, ['unsure'], to, `Said by hand to be ${issue.key}`);
  };
}

/** Why a change cannot have become this issue, in words; `null` where it can: only a create may become any. */
function isOfAnother({ issueId, issueKey }: JournalledChange, named: IssueRef): string | null {
  // Issues that were moved keep their id; without it, offline, keys are all there is.
  const same = named.id === '' || issueId === null ? issueKey === null || issueKey === named.key : issueId === named.id;
  return same ? null : `This change is about ${issueKey ?? 'another issue'}, not about ${named.key}.`;
}

/** Why something that arrived late is not sent again, in words; `null` where it may be. Pure. */
function whyNotAgain({ kind }: JournalledChange, late: LateArrival | undefined): string | null {
  const merges = kind === 'edit' || kind === 'assign' || kind === 'transition' || kind === 'edit-comment';
  if (late === undefined || late === 'elsewhere' || (late === 'twice' && merges)) return null;
  return late === 'twice'
    ? 'Jira has it already. Delete in Jira what is one too many, and say here which one stays.'
    : 'Jira has it already, though it was discarded. Delete it in Jira, or keep it.';
}
