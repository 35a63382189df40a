import { assertNever } from '@shared/assert-never';
import type { Output } from '@shared/ipc/contract';
import { clockText } from '../ui/marks/relative-time-text';

type LimitsNow = Output<'app.limits'>;
type Why = NonNullable<LimitsNow['waiting']>['why'];

const count = new Intl.NumberFormat('en-GB');

/** The quota as the status line shows it: whole percents, and the sentences of its tooltip. */
export function quotaWords({ pointsLeft, pointsAnHour, learnt, resetsAt, waiting }: LimitsNow): {
  readonly percent: number;
  readonly title: string;
} {
  // Rounded down: "1 % left" is true, "0 % left" of 300 points is a false alarm.
  // What Atlassian says goes before what was counted here: others use the same points.
  const spent = waiting?.why === 'quota';
  const share = pointsAnHour <= 0 || spent ? 0 : (pointsLeft / pointsAnHour) * 100;
  const percent = share <= 0 ? 0 : Math.max(1, Math.floor(share));
  const named = learnt ? '' : ' Counted here: Atlassian has not named the limit yet.';
  const left = `${count.format(spent ? 0 : pointsLeft)} of ${count.format(pointsAnHour)} points left, full again at ${clockText(resetsAt)}.${named}`;
  if (waiting === null) return { percent, title: left };
  return { percent, title: `${whyWords(waiting.why)} Until ${clockText(waiting.until, 'second')}. ${left}` };
}

/** What the line itself says of what is waited for. */
export function waitingWords({ why, until }: NonNullable<LimitsNow['waiting']>): string {
  return why === 'maintenance'
    ? `Jira is down for maintenance, next try ${clockText(until)}`
    : `Waiting until ${clockText(until, 'second')}`;
}

function whyWords(why: Why): string {
  switch (why) {
    case 'quota':
      return "The hour's points are used up. Everybody who uses this app shares them.";
    case 'background-share':
      return "Sync waits: it has used its share of the hour's points.";
    case 'burst':
      return 'Jira takes only so many requests of one kind a second.';
    case 'issue':
      return 'Jira takes only so many changes to one issue at once.';
    case 'maintenance':
      return 'Jira is down for maintenance.';
    default:
      return assertNever(why);
  }
}
