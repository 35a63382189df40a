import { groupByIdOrName } from '../../world/find';
import type { Issue, Restriction } from '../../world/model';
import { isInRole, roleByIdOrName } from '../../world/roles';
import { type JiraContext, type JsonObject, isObject } from '../context';
import { projectOf } from '../lookup';
import type { FieldErrors } from '../payload/field-errors';

/**
 * `visibility` of a comment or worklog: `{type: 'group'|'role', value}` or `{type, identifier}`, never both (contract 8.7). One
 * can only write for a group or role that one is in. `issue` is absent while the issue is being created.
 */
export function readRestriction(
  context: JiraContext,
  issue: Issue | undefined,
  value: unknown,
  errors: FieldErrors,
): Restriction | undefined {
  if (value === undefined || value === null) return undefined;
  const given = isObject(value) ? value : {};
  const { type, value: name, identifier } = given;
  if (type !== 'group' && type !== 'role') {
    errors.field('visibility', "The visibility type must be 'group' or 'role'.");
    return undefined;
  }
  if (name !== undefined && name !== null && identifier !== undefined && identifier !== null) {
    errors.field('visibility', "Only one of 'value' and 'identifier' may be given.");
    return undefined;
  }
  const reference = identifier ?? name;
  if (typeof reference !== 'string') {
    errors.field('visibility', "One of 'value' and 'identifier' must be given.");
    return undefined;
  }
  return type === 'group' ? readGroup(context, reference, errors) : readRole(context, issue, reference, errors);
}

function readGroup(context: JiraContext, reference: string, errors: FieldErrors): Restriction | undefined {
  const group = groupByIdOrName(context.site, reference);
  if (!group) {
    errors.field('commentLevel', `Group: ${reference} does not exist.`);
    return undefined;
  }
  if (!group.members.includes(context.caller.accountId)) {
    errors.field('commentLevel', `You are currently not a member of the group: ${group.name}.`);
    return undefined;
  }
  return { type: 'group', identifier: group.groupId };
}

function readRole(
  context: JiraContext,
  issue: Issue | undefined,
  reference: string,
  errors: FieldErrors,
): Restriction | undefined {
  const role = roleByIdOrName(reference);
  if (!role) {
    errors.field('commentLevel', `Role with id: ${reference} does not exist.`);
    return undefined;
  }
  const { world, site, caller } = context;
  if (issue && !isInRole(world, site, projectOf(site, issue), caller.accountId, role)) {
    errors.field('commentLevel', `You are currently not a member of the project role: ${role.name}.`);
    return undefined;
  }
  return { type: 'role', identifier: String(role.id) };
}

/** `{type, value, identifier}`: the name beside the id. */
export function restrictionShape(context: JiraContext, restriction: Restriction | undefined): JsonObject {
  if (restriction === undefined) return {};
  const { type, identifier } = restriction;
  const name = type === 'group' ? groupByIdOrName(context.site, identifier)?.name : roleByIdOrName(identifier)?.name;
  return { visibility: { type, value: name ?? identifier, identifier } };
}
