import { missingScopes } from '../../main/accounts/sites';
import type { Command } from '../command';
import { openServiceAccount, sitesOf } from '../connect';

export const sitesCommand: Command = {
  name: 'sites',
  summary: 'list the Jira sites that the service account reaches',
  usage: 'sites',
  help: 'Prints an array of {"cloudId", "name", "url", "scopes", "missingScopes"}.',
  words: [0, 0],
  options: {},
  async run(_given, around) {
    const account = openServiceAccount(around);
    if (!account.ok) return { kind: 'failed', failure: account.failure };
    const sites = await sitesOf(account.value, around);
    if (!sites.ok) return { kind: 'failed', failure: sites.failure };
    return {
      kind: 'done',
      document: sites.value.map((site) => {
        const { cloudId, name, url, scopes } = site;
        return { cloudId, name, url, scopes, missingScopes: missingScopes(site) };
      }),
    };
  },
};
