import { assertNever } from '@shared/assert-never';
import type { Failure } from '@shared/ipc/failure';
import { fail, succeed } from '@shared/ipc/outcome';
import { createIssue } from '../../gateway/issue';
import { createIssues, type CreatedElement } from '../../gateway/create-issues';
import type { Gateway } from '../../gateway/request';
import type { JournalledChange } from '../journalled-change';
import { siteOf } from '../site-of';
import type { Sent } from './kind';

/**
 * Creates of one account and site, `POST issue/bulk`; one that is left alone by `POST issue`. A refusal of the whole that names no element
 * may be the doing of one of them: then nothing was made, and they are sent again in two parts, until it stands alone and hears why. What
 * may have arrived is never sent again.
 */
export async function createMany(gateway: Gateway, changes: readonly JournalledChange[]): Promise<readonly Sent[]> {
  const [first, ...others] = changes;
  if (first === undefined) return [];
  const site = siteOf(first);
  if (others.length === 0) return [await createAlone(gateway, first)];
  const answer = await createIssues(
    gateway,
    site,
    changes.map(({ body }) => body),
  );
  if (answer.ok) return withLeftOut(gateway, changes, answer.value);
  if (answer.unsent === true || !mayBeOfOne(answer.failure)) return changes.map(() => answer);
  return inOrder(gateway, changes, apart(answer.failure, changes.length));
}

/** By `POST issue`. A refusal whose words were lost with the connection made nothing: it is asked for once more, so that a person hears why. */
export async function createAlone(gateway: Gateway, change: JournalledChange): Promise<Sent> {
  const site = siteOf(change);
  const sent = await createIssue(gateway, site, change.body);
  return !sent.ok && isWordless(sent.failure) ? createIssue(gateway, site, change.body) : sent;
}

function isWordless(failure: Failure): boolean {
  return (
    failure.kind === 'jira-rejected' &&
    failure.messages.length === 0 &&
    Object.keys(failure.fieldErrors).length === 0 &&
    (failure.places ?? []).length === 0
  );
}

/** What was refused together with another one, which is known now, is sent without it. */
async function withLeftOut(
  gateway: Gateway,
  changes: readonly JournalledChange[],
  elements: readonly CreatedElement[],
): Promise<readonly Sent[]> {
  const left = changes.filter((_, at) => elements[at]?.state === 'left-out');
  const again = await createMany(gateway, left);
  let next = 0;
  return elements.map((element) => (element.state === 'left-out' ? (again[next++] ?? UNANSWERED) : endOf(element)));
}

const UNANSWERED: Sent = fail({
  kind: 'unexpected-answer',
  what: 'the new issue',
  detail: 'Jira did not say which of the issues this one became',
});

function endOf(element: CreatedElement): Sent {
  switch (element.state) {
    case 'created':
      return succeed({ id: element.id, key: element.key });
    case 'failed':
      return fail(element.failure);
    case 'left-out':
    case 'unanswered':
      return UNANSWERED;
    default:
      return assertNever(element);
  }
}

/** Refusals of what was sent. None of it was done. */
function mayBeOfOne({ kind }: Failure): boolean {
  return kind === 'jira-rejected' || kind === 'not-permitted' || kind === 'not-found';
}

/** Whether each goes with the second part: those in which we found a fault ourselves, else the second half. Pure. */
export function apart(failure: Failure, count: number): readonly boolean[] {
  const places = failure.kind === 'jira-rejected' ? (failure.places ?? []) : [];
  const faulty = new Set(places.map(({ path }) => Number(/^issueUpdates\[(\d+)\]/.exec(path)?.[1] ?? Number.NaN)));
  const found = Array.from({ length: count }, (_, at) => faulty.has(at));
  return found.includes(true) && found.includes(false) ? found : found.map((_, at) => at >= count / 2);
}

async function inOrder(
  gateway: Gateway,
  changes: readonly JournalledChange[],
  second: readonly boolean[],
): Promise<readonly Sent[]> {
  // One after the other: nothing of a group overtakes the rest of it.
  const ofFirst = await createMany(
    gateway,
    changes.filter((_, at) => second[at] !== true),
  );
  const ofSecond = await createMany(
    gateway,
    changes.filter((_, at) => second[at] === true),
  );
  const next = { first: 0, second: 0 };
  return second.map((is) => (is ? ofSecond[next.second++] : ofFirst[next.first++]) ?? UNANSWERED);
}
