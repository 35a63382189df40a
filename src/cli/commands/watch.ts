import { fail } from '@shared/ipc/outcome';
import { readOwnAccountId } from '../../main/gateway/myself';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue, wanted } from '../change-issue';
import type { Command } from '../command';

export const watchCommand: Command = {
  name: 'watch',
  summary: 'watch an issue, or stop watching it',
  usage: 'watch KEY|URL [--stop] [--account ACCOUNT_ID]',
  help: `  --stop                stop watching
  --account ACCOUNT_ID  somebody else than this service account; needs the permission to manage watchers

${CHANGE_HELP}`,
  words: [1, 1],
  options: { ...CHANGE_OPTIONS, stop: { type: 'boolean' }, account: { type: 'string' } },
  run(given, around) {
    const watching = !given.flag('stop');
    return changeIssue(given, around, async ({ account, ref }) => {
      const own = await readOwnAccountId(account.gateway, ref);
      if (!own.ok) return own;
      const accountId = given.text('account') ?? own.value;
      if (accountId === null) return fail({ kind: 'scope-missing', needed: ['read:jira-user'] });
      return wanted({ kind: 'watch', accountId, watching }, watching ? 'Watchers: + one' : 'Watchers: − one');
    });
  },
};
