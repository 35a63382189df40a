import type { Group, Person } from '../../world/model';
import type { JiraContext, JsonObject } from '../context';
import { person } from '../lookup';

const SIZES = [48, 24, 16, 32];

/** Person avatars live on another host than the gateway, as on a real site (contract 1). */
export function personAvatarUrls(who: Person): JsonObject {
  const initials = who.displayName
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 2);
  return Object.fromEntries(
    SIZES.map((size) => [
      `${size}x${size}`,
      `https://avatars.invalid/initials/${encodeURIComponent(initials)}-${size}.png`,
    ]),
  );
}

export function personShape(context: JiraContext, who: Person): JsonObject {
  return {
    self: `${context.selfBase}/rest/api/3/user?accountId=${encodeURIComponent(who.accountId)}`,
    accountId: who.accountId,
    ...(who.emailAddress === null ? {} : { emailAddress: who.emailAddress }),
    avatarUrls: personAvatarUrls(who),
    displayName: who.displayName,
    active: who.active,
    timeZone: who.timeZone,
    accountType: who.accountType,
  };
}

/** The person of an account id, or null: deleted accounts leave their id behind. */
export function personShapeById(context: JiraContext, accountId: string): JsonObject | null {
  const who = person(context, accountId);
  return who ? personShape(context, who) : null;
}

export function groupShape(context: JiraContext, group: Group): JsonObject {
  return {
    name: group.name,
    groupId: group.groupId,
    self: `${context.selfBase}/rest/api/3/group?groupId=${encodeURIComponent(group.groupId)}`,
  };
}
