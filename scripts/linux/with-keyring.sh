#!/bin/sh
# with-keyring.sh COMMAND …: runs it in a D-Bus session of its own with an open Secret Service, so that Electron's safeStorage is
# real. The keyring lives in $KEYRING_HOME: the same folder gives the same secrets again, a fresh one knows nothing.
set -eu

: "${KEYRING_HOME:?names the folder of the keyring}"
export XDG_DATA_HOME="$KEYRING_HOME/data" XDG_RUNTIME_DIR="$KEYRING_HOME/run"
mkdir -p "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"

# The daemon takes the keyring's password from stdin: an empty line creates or opens one without a password.
# In the foreground it stays in this process group and ends with the session's bus.
exec dbus-run-session --config-file="$(dirname "$0")/session-bus.conf" -- sh -eu -c '
  echo | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
  until dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
      org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q "boolean true"; do
    kill -0 $! || { echo "with-keyring.sh: gnome-keyring-daemon ended" >&2; exit 1; }
    sleep 0.05
  done
  exec "$@"
' sh "$@"
