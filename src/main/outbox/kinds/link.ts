import type { ChangeInput } from '@shared/ipc/change-input';
import { succeed, type Outcome } from '@shared/ipc/outcome';
import type { SiteRef } from '@shared/jira/site';
import { addLink, readLinks, type LinkedIssue, type SeenLink } from '../../gateway/issue-link';
import type { Gateway } from '../../gateway/request';
import { siteOf } from '../site-of';
import { issueOfChange } from './issue-of-change';
import type { Kind } from './kind';
import { endedBeforeWrite } from './not-sent';
import { inputOf } from './read-input';

type Input = Extract<ChangeInput, { kind: 'link' }>;

/** `POST issueLink`. A link that is there already, by whomever, is what was wanted. */
export const link: Kind = {
  parts: () => ['issuelinks'],
  send: async ({ gateway }, change) => {
    const input = inputOf('link', change.body);
    const site = siteOf(change);
    const before = await readLinks(gateway, site, issueOfChange(change));
    if (!before.ok) return endedBeforeWrite(before.failure);
    const there = await isLinked(gateway, site, before.value, input);
    if (!there.ok) return endedBeforeWrite(there.failure);
    const { id, key } = before.value;
    if (there.value) return succeed({ id, key });
    const outward = input.direction === 'outward';
    const made = await addLink(gateway, site, {
      typeName: input.typeName,
      blocks: outward ? id : input.otherKey,
      blocked: outward ? input.otherKey : id,
    });
    return made.ok ? succeed({ id, key }) : made;
  },
  look: async ({ gateway }, change) => {
    const site = siteOf(change);
    const now = await readLinks(gateway, site, issueOfChange(change));
    if (!now.ok) return now;
    const there = await isLinked(gateway, site, now.value, inputOf('link', change.body));
    if (!there.ok) return there;
    const { id, key } = now.value;
    return succeed({ found: there.value ? { id, key } : null, candidates: [], hidden: 0, whole: true });
  },
};

/** By the key that was typed; where that is in no link, the other issue may have been moved since, and is known by its id. */
async function isLinked(
  gateway: Gateway,
  site: SiteRef,
  { links }: LinkedIssue,
  input: Input,
): Promise<Outcome<boolean>> {
  const alike = links.filter((one) => isSuch(one, input));
  if (alike.length === 0) return succeed(false);
  if (alike.some(({ otherKey }) => otherKey.toUpperCase() === input.otherKey.toUpperCase())) return succeed(true);
  const other = await readLinks(gateway, site, input.otherKey);
  return other.ok ? succeed(alike.some(({ otherId }) => otherId === other.value.id)) : other;
}

function isSuch({ typeName, symmetric, direction }: SeenLink, input: Input): boolean {
  return typeName === input.typeName && (symmetric || direction === input.direction);
}
