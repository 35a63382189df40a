import type { NewChange } from '../../../../src/main/outbox/journalled-change';

export const SITE = { accountId: 'account-1', cloudId: 'cloud-1' };

export function aChange(id: string, over: Partial<NewChange> = {}): NewChange {
  return {
    id,
    ...SITE,
    kind: 'create',
    title: `Issue ${id}`,
    subtitle: 'SHOP · Task',
    projectKey: 'SHOP',
    createdAt: 1_000,
    body: { fields: { summary: `Issue ${id}` }, properties: [{ key: 'workbench.change', value: { id } }] },
    ...over,
  };
}
