import { z } from 'zod';

const account = z.string().min(1);
const issue = z.string().min(1);
const cloudId = z.string().min(1);

/**
 * What can be done to a running sandbox from outside: by a fault, by a test, over the control endpoint. Accounts are
 * named by account id or display name, issues by key or id; a fault means the account and site of the request it met.
 */
export const Intervention = z.discriminatedUnion('command', [
  /** The `Date` header, `serverTime`, JQL's `now()` and every new timestamp are off by so much. */
  z.strictObject({ command: z.literal('skew-clock'), ms: z.int() }),
  /** Access tokens of the account end now, and are refused with this status; refreshing helps. */
  z.strictObject({
    command: z.literal('expire-token'),
    account: account.optional(),
    status: z.literal([401, 403, 404]).default(401),
  }),
  /** What "connected apps" does: access and refresh tokens of the account are refused from now on. */
  z.strictObject({ command: z.literal('revoke-token'), account: account.optional() }),
  /** A used refresh token is dead at once, with or without a lost answer. */
  z.strictObject({ command: z.literal('close-reuse-window') }),
  z.strictObject({ command: z.literal('remove-site'), cloudId: cloudId.optional() }),
  z.strictObject({ command: z.literal('restore-site'), cloudId }),
  /** The account's tokens speak for somebody else from now on, as after signing in as another person. */
  z.strictObject({ command: z.literal('replace-user'), account: account.optional(), by: account.optional() }),
  /** The account may not see the issue any more: it answers as if it did not exist. */
  z.strictObject({ command: z.literal('hide-issue'), issue, account, cloudId: cloudId.optional() }),
  z.strictObject({ command: z.literal('show-issue'), issue, account, cloudId: cloudId.optional() }),
  /** Gone, sub-tasks and all, whoever may do that. */
  z.strictObject({ command: z.literal('delete-issue'), issue, cloudId: cloudId.optional() }),
  /** No longer offered and no longer taken, as after createmeta was read; and back again. */
  z.strictObject({
    command: z.literal('disable-option'),
    field: z.string().min(1),
    option: z.string().min(1),
    cloudId: cloudId.optional(),
  }),
  z.strictObject({
    command: z.literal('enable-option'),
    field: z.string().min(1),
    option: z.string().min(1),
    cloudId: cloudId.optional(),
  }),
  /** A global permission that everybody has, such as USER_PICKER. */
  z.strictObject({
    command: z.literal('withhold-permission'),
    account,
    permission: z.string().min(1),
    cloudId: cloudId.optional(),
  }),
  z.strictObject({
    command: z.literal('grant-permission'),
    account,
    permission: z.string().min(1),
    cloudId: cloudId.optional(),
  }),
]);
export type Intervention = z.infer<typeof Intervention>;
