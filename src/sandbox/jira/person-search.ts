import type { Group, Person } from '../world/model';
import { membersOf } from '../world/find';
import type { JiraContext } from './context';
import { may } from './may';
import { escapeHtml } from './rich-text/adf-html';

/** Does a person's name begin with the query, any of its words, its initials, or the e-mail address? */
export function matchesPerson(who: Person, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const name = who.displayName.toLowerCase();
  const words = name.split(/\s+/);
  const initials = words.map((word) => word.charAt(0)).join('');
  return (
    wanted === '' ||
    name.startsWith(wanted) ||
    words.some((word) => word.startsWith(wanted)) ||
    initials === wanted ||
    who.accountId === query ||
    (who.emailAddress?.toLowerCase().startsWith(wanted) ?? false)
  );
}

/** People of the site whom the caller may find, those who left among them: nobody without *Browse users* (contract 9). */
export function matchingPeople(context: JiraContext, query: string): Person[] {
  if (!may(context, null, 'USER_PICKER')) return [];
  return membersOf(context.world, context.site)
    .filter((who) => matchesPerson(who, query))
    .toSorted((a, b) => (a.displayName < b.displayName ? -1 : 1));
}

/** The active ones among them. */
export function findPeople(context: JiraContext, query: string): Person[] {
  return matchingPeople(context, query).filter((who) => who.active);
}

export function findGroups(context: JiraContext, query: string): Group[] {
  if (!may(context, null, 'USER_PICKER')) return [];
  return context.site.groups.filter((group) => group.name.toLowerCase().includes(query.toLowerCase()));
}

/** Pickers mark what matched with HTML. */
export function emphasised(text: string, query: string, tag: 'b' | 'strong'): string {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return escapeHtml(text);
  const end = at + query.length;
  return `${escapeHtml(text.slice(0, at))}<${tag}>${escapeHtml(text.slice(at, end))}</${tag}>${escapeHtml(text.slice(end))}`;
}
