import { fail, succeed, type Outcome } from '@shared/ipc/outcome';
import { parseIssueKey } from '@shared/jira/issue-key';
import type { LinkType } from '@shared/jira/link-type';
import { nearestFirst } from '@shared/fields/nearest';
import { readLinkTypes } from '../../main/gateway/issue-link';
import { CHANGE_HELP, CHANGE_OPTIONS, changeIssue, wanted } from '../change-issue';
import { wrongUsage, type Command } from '../command';

export const linkCommand: Command = {
  name: 'link',
  summary: 'link an issue to another one',
  usage: 'link KEY|URL TYPE OTHER',
  help: `Read as a sentence: link SHOP-1 blocks SHOP-2, link SHOP-2 "is blocked by" SHOP-1. The name of the type alone means its outward
direction.

${CHANGE_HELP}`,
  words: [3, 3],
  options: CHANGE_OPTIONS,
  async run(given, around) {
    const [, typeText = '', otherText = ''] = given.words;
    const other = parseIssueKey(otherText);
    if (other === null)
      return wrongUsage(`"${otherText}" is neither an issue key such as SHOP-12 nor an address with one.`);
    return changeIssue(given, around, async ({ account, ref }) => {
      const types = await readLinkTypes(account.gateway, ref);
      if (!types.ok) return types;
      const way = chooseWay(typeText, types.value);
      if (!way.ok) return way;
      return wanted({ kind: 'link', ...way.value, otherKey: other.key }, `Link: ${typeText} ${other.key}`);
    });
  },
};

type Way = { readonly typeName: string; readonly direction: 'outward' | 'inward' };

/** By how the link reads in either direction, else by the name of its type. Pure. */
export function chooseWay(text: string, types: readonly LinkType[]): Outcome<Way> {
  const wantedText = text.trim().toLowerCase();
  const is = (one: string): boolean => one.trim().toLowerCase() === wantedText;
  const outward = types.find((type) => is(type.outward)) ?? types.find((type) => is(type.name));
  const inward = types.find((type) => is(type.inward));
  if (outward !== undefined && !(is(inward?.inward ?? '') && !is(outward.outward)))
    return succeed({ typeName: outward.name, direction: 'outward' });
  if (inward !== undefined) return succeed({ typeName: inward.name, direction: 'inward' });
  const listed = nearestFirst(
    text,
    types.flatMap((type) => [type.outward, type.inward]),
  ).slice(0, 5);
  const message = `There is no link that reads "${text}". Nearest: ${listed.join(', ')}.`;
  return fail({ kind: 'invalid-input', message, fields: {} });
}
