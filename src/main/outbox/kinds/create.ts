import { createIssue } from '../../gateway/issue';
import { lookForCreate } from '../look-for';
import type { Kind } from './kind';

/** `POST issue`. Its marker is an issue property, which the body carries. It touches nothing that another change could. */
export const create: Kind = {
  parts: () => [],
  send: ({ gateway }, { accountId, cloudId, body }) => createIssue(gateway, { accountId, cloudId }, body),
  look: ({ gateway, now }, change) => lookForCreate(gateway, change, now()),
};
