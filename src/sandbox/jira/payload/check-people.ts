import { groupByIdOrName, personByAccountId } from '../../world/find';
import { may } from '../../world/permissions';
import { isObject } from '../context';
import { type Check, refuse, store } from './checked';

function accountIdOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const id = value['accountId'] ?? value['id'];
  return typeof id === 'string' ? id : undefined;
}

export const checkUser: Check = (place, field, value) => {
  if (!isObject(value)) return refuse('data was not an object');
  const accountId = accountIdOf(value);
  if (accountId === undefined) return refuse(`Specify a valid 'accountId' for ${field.name}`);
  const { world, site } = place.context;
  const who = personByAccountId(world, accountId);
  if (!who || !site.members.includes(accountId)) return refuse(`User '${accountId}' does not exist.`);
  if (field.schema.system === 'assignee' && !may(world, site, place.project, accountId, 'ASSIGNABLE_USER')) {
    return refuse(`User '${accountId}' cannot be assigned issues.`);
  }
  return store({ accountId });
};

export const checkGroup: Check = (place, _field, value) => {
  const reference =
    typeof value === 'string' ? value : isObject(value) ? (value['groupId'] ?? value['name']) : undefined;
  if (typeof reference !== 'string') return refuse("Specify a valid 'groupId' or 'name' for the group");
  const group = groupByIdOrName(place.context.site, reference);
  return group ? store({ groupId: group.groupId }) : refuse(`Group '${reference}' does not exist.`);
};
