import { parseIssueKey } from '@shared/jira/issue-key';
import { readComments, readIssue } from '../../main/gateway/issue';
import { wrongUsage, type Command } from '../command';
import { connect } from '../connect';

export const issueCommand: Command = {
  name: 'issue',
  summary: 'read one issue',
  usage: 'issue KEY|URL [--comments] [--site SITE]',
  help: `Prints {"key", "id", "url", "fields", "names", "schema"}: every field by its id as Jira gave it, with its name and schema.
A pasted address names its site by itself.

  --comments  all comments, too, oldest first`,
  words: [1, 1],
  options: { comments: { type: 'boolean' } },
  async run(given, around) {
    const [typed = ''] = given.words;
    const named = parseIssueKey(typed);
    if (named === null)
      return wrongUsage(`"${typed}" is neither an issue key such as SHOP-12 nor an address with one.`);
    const connected = await connect(around, given.text('site') ?? named.origin ?? undefined);
    if (!connected.ok) return { kind: 'failed', failure: connected.failure };
    const { account, ref, site } = connected.value;
    const issue = await readIssue(account.gateway, ref, named.key);
    if (!issue.ok) return { kind: 'failed', failure: issue.failure };
    const { key, id, fields, names, schema } = issue.value;
    const document = { key, id, url: `${site.url}/browse/${key}`, fields, names, schema };
    if (!given.flag('comments')) return { kind: 'done', document };
    const comments = await readComments(account.gateway, ref, key);
    if (!comments.ok) return { kind: 'failed', failure: comments.failure };
    return { kind: 'done', document: { ...document, comments: comments.value } };
  },
};
