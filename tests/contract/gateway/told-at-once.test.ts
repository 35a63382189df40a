import { expect, it, onTestFinished } from 'vitest';
import { pickGroups } from '../../../src/main/gateway/pick-groups';
import { toldAtOnce } from '../../../src/main/gateway/told-at-once';
import { gatewayOnSandbox } from '../outbox/sandbox-gateway';

const FAILING = { kind: 'answer', reply: { status: 500, headers: {}, body: { errorMessages: ['Internal'] } } } as const;

it('a 500 is told to who types after one request, and a read that nobody can repeat is tried again', async () => {
  const { sandbox, gateway, ref } = await gatewayOnSandbox();
  onTestFinished(() => sandbox.close());
  const path = /groups\/picker/;
  sandbox.faults.plan({ path }, FAILING, 1);
  const told = await pickGroups(toldAtOnce(gateway), ref, { query: '' });
  expect(told).toMatchObject({ ok: false, failure: { kind: 'unavailable', status: 500 } });
  expect(sandbox.requests.count({ path })).toBe(1);
  sandbox.faults.plan({ path }, FAILING, 1);
  expect(await pickGroups(gateway, ref, { query: '' })).toMatchObject({ ok: true });
  expect(sandbox.requests.count({ path })).toBe(3);
});
