import { momentToEpoch, momentToWire, readMoment } from '@shared/fields/date-time-text';
import { fail, succeed } from '@shared/ipc/outcome';
import { readOwnAccountId } from '../../gateway/myself';
import { addWorklog, readMarkedWorklogs } from '../../gateway/worklog';
import { markerOf } from '../former';
import { siteOf } from '../site-of';
import { issueOfChange, landedOn } from './issue-of-change';
import type { Kind } from './kind';
import { lookThrough } from './look-through';
import { inputOf } from './read-input';

/** `POST issue/{k}/worklog`. It carries the change's marker among its own properties, and is found by it. */
export const worklog: Kind = {
  parts: () => ['worklog'],
  send: async ({ gateway }, change) => {
    const { timeSpentSeconds, started, comment } = inputOf('worklog', change.body);
    const moment = readMoment(started);
    if (!moment.ok)
      return fail({ kind: 'invalid-input', message: moment.problem, fields: { started: moment.problem } });
    const made = await addWorklog(gateway, siteOf(change), issueOfChange(change), {
      timeSpentSeconds,
      started: momentToWire(moment.value),
      comment,
      changeId: markerOf(change),
    });
    return made.ok ? succeed(landedOn(change)) : made;
  },
  look: async ({ gateway }, change) => {
    const site = siteOf(change);
    const issue = issueOfChange(change);
    const author = await readOwnAccountId(gateway, site);
    if (!author.ok) return author;
    const sent = inputOf('worklog', change.body);
    const at = epochOf(sent.started);
    return lookThrough({
      changeId: markerOf(change),
      issue: landedOn(change),
      author: author.value,
      page: async (startAt) => {
        const page = await readMarkedWorklogs(gateway, site, issue, startAt);
        return page.ok ? succeed({ items: page.value.worklogs, total: page.value.total }) : page;
      },
      looksLike: ({ started, timeSpentSeconds }) =>
        started !== null && epochOf(started) === at && timeSpentSeconds === sent.timeSpentSeconds,
      // The list brings properties where they are asked for: what has none carries no marker.
      mark: () => Promise.resolve(succeed(null)),
      describe: ({ started, timeSpentSeconds }) => `${(timeSpentSeconds ?? 0) / 60} minutes, started ${started ?? ''}`,
    });
  },
};

function epochOf(text: string): number | null {
  const moment = readMoment(text);
  return moment.ok ? momentToEpoch(moment.value) : null;
}
