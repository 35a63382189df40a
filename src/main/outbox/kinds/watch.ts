import { succeed } from '@shared/ipc/outcome';
import { readOwnAccountId } from '../../gateway/myself';
import { readWatching, setWatching } from '../../gateway/watch';
import { siteOf } from '../site-of';
import { issueOfChange, landedOn } from './issue-of-change';
import type { Kind } from './kind';
import { inputOf } from './read-input';

/** `POST` or `DELETE issue/{k}/watchers`: the same however often it is done, so that nothing is read before. */
export const watch: Kind = {
  parts: () => ['watchers'],
  send: async ({ gateway }, change) => {
    const input = inputOf('watch', change.body);
    const done = await setWatching(gateway, siteOf(change), issueOfChange(change), input);
    return done.ok ? succeed(landedOn(change)) : done;
  },
  look: async ({ gateway }, change) => {
    const { accountId, watching } = inputOf('watch', change.body);
    const site = siteOf(change);
    const own = await readOwnAccountId(gateway, site);
    if (!own.ok) return own;
    const now = await readWatching(gateway, site, issueOfChange(change));
    if (!now.ok) return now;
    const { isWatching, accountIds } = now.value;
    // Who may not see the watchers sees at least whether they are one themselves.
    const watches = accountIds.includes(accountId) || (accountId === own.value && isWatching);
    const found = watches === watching ? landedOn(change) : null;
    return succeed({ found, candidates: [], hidden: 0, whole: true });
  },
};
