import { expect, it } from 'vitest';
import { missingBuses } from '../../../scripts/linux/missing-buses.mjs';

it('a start explains Electron’s complaints on a bare machine alone', () => {
  const nothing = (): boolean => false;
  expect(missingBuses({}, nothing)).toEqual(['system', 'session']);
  expect(missingBuses({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus' }, nothing)).toEqual(['system']);
  const desktop = (path: string): boolean => ['/run/dbus/system_bus_socket', '/run/user/1000/bus'].includes(path);
  expect(missingBuses({ XDG_RUNTIME_DIR: '/run/user/1000' }, desktop)).toEqual([]);
});
