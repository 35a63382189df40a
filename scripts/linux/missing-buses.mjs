/**
 * The message buses that a bare machine lacks. Electron complains of each in several lines, and goes on.
 * @param {Record<string, string | undefined>} env
 * @param {(path: string) => boolean} exists
 * @returns {('system' | 'session')[]}
 */
export function missingBuses(env, exists) {
  const address = (given, path) => Boolean(given) || (path !== null && exists(path));
  const ofSession = env.XDG_RUNTIME_DIR ? `${env.XDG_RUNTIME_DIR}/bus` : null;
  const system = address(env.DBUS_SYSTEM_BUS_ADDRESS, '/run/dbus/system_bus_socket');
  const session = address(env.DBUS_SESSION_BUS_ADDRESS, ofSession);
  return [...(system ? [] : ['system']), ...(session ? [] : ['session'])];
}
