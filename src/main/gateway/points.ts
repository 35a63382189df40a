import { isJsonObject } from '@shared/json';

/** Contract §4: users, groups and permissions cost two points each, every other object one. */
const DEAR = /(^|\/)(user|users|group|groups|groupuserpicker|mypermissions|permissions|groupmember)(\/|$)/;

/**
 * What an answer cost in points of the hour, as far as the contract tells: any write one, each of several in one request too; a read one,
 * and one for each object of the answer. An estimate: headers correct it. Pure.
 *
 * @param pattern see `endpointPattern`
 * @param body the parsed answer, `null` for none
 */
export function pointsOf(intent: 'read' | 'write', pattern: string, body: unknown, writes = 1): number {
  if (intent === 'write') return writes;
  return 1 + objectsIn(body) * (DEAR.test(pattern) ? 2 : 1);
}

/** The items of a list, or of the longest list of a page; else one. */
function objectsIn(body: unknown): number {
  if (body === null || body === undefined) return 0;
  if (Array.isArray(body)) return body.length;
  if (!isJsonObject(body)) return 1;
  const lists = Object.values(body).filter((value) => Array.isArray(value));
  // An issue has lists inside `fields`, not beside it: what has an id of its own is one thing.
  if (typeof body['id'] === 'string' || lists.length === 0) return 1;
  return Math.max(...lists.map((list) => list.length));
}
