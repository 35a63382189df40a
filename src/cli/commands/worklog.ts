import { textToAdf } from '@shared/adf/from-text';
import { readMoment } from '@shared/fields/date-time-text';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue, wanted } from '../change-issue';
import { wrongUsage, type Command } from '../command';
import { readDuration } from '../read-duration';

export const worklogCommand: Command = {
  name: 'worklog',
  summary: 'log work on an issue',
  usage: 'worklog KEY|URL TIME [--started MOMENT] [--text TEXT]',
  help: `TIME is hours and minutes, such as 90m or "1h 30m".

  --started MOMENT  when it began, such as 2026-11-30T13:30+01:00; TIME before now where it is left out
  --text TEXT       what was done

${CHANGE_HELP}`,
  words: [2, 2],
  options: { ...CHANGE_OPTIONS, started: { type: 'string' }, text: { type: 'string' } },
  async run(given, around) {
    const [, typed = ''] = given.words;
    const time = readDuration(typed);
    if ('wrong' in time) return wrongUsage(time.wrong);
    const started = given.text('started') ?? new Date(around.now() - time.seconds * 1000).toISOString();
    const moment = readMoment(started);
    if (!moment.ok) return wrongUsage(moment.problem);
    const text = given.text('text')?.trim() ?? '';
    const comment = text === '' ? null : textToAdf(text);
    return changeIssue(given, around, () =>
      Promise.resolve(
        wanted({ kind: 'worklog', timeSpentSeconds: time.seconds, started, comment }, `Worklog: ${typed.trim()}`),
      ),
    );
  },
};
