import { textToAdf } from '@shared/adf/from-text';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue, wanted } from '../change-issue';
import { wrongUsage, type Command } from '../command';

export const commentCommand: Command = {
  name: 'comment',
  summary: 'add a comment to an issue',
  usage: 'comment KEY|URL --text TEXT',
  help: `  --text TEXT  plain text, an empty line between paragraphs; "-" reads standard input

${CHANGE_HELP}`,
  words: [1, 1],
  options: { ...CHANGE_OPTIONS, text: { type: 'string' } },
  async run(given, around) {
    const typed = given.text('text');
    if (typed === undefined) return wrongUsage('comment wants --text TEXT.');
    const text = typed === '-' ? await around.readStdin() : typed;
    const body = textToAdf(text);
    if (body === null || text.trim() === '') return wrongUsage('The comment is empty.');
    return changeIssue(given, around, () =>
      Promise.resolve(wanted({ kind: 'comment', body }, `Comment: ${text.trim().slice(0, 60)}`)),
    );
  },
};
