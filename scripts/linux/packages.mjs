// Which Debian package holds a library that Electron's program links to. Releases after Debian 12 and Ubuntu 22.04 put `t64`
// behind some of the names (the 64-bit time_t transition); install.mjs looks for that name first.
const DEBIAN = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/** Electron 33 links GTK; newer ones open it while they run, when no linker would name it as missing. */
export const OPENED_AT_RUN_TIME = ['libgtk-3.so.0'];

/** Programs that are not libraries, by the package that has them. */
export const PROGRAM_PACKAGES = {
  Xvfb: 'xvfb',
  'dbus-run-session': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
};

/** Libraries that have a package here, and those that have none. */
export function debianPackages(libraries) {
  const packages = new Set();
  const unknown = [];
  for (const library of libraries) {
    if (DEBIAN[library]) packages.add(DEBIAN[library]);
    else unknown.push(library);
  }
  return { packages: [...packages].sort(), unknown };
}

/** Distributions without apt: one line that brings everything Electron needs, the virtual display and the test keyring. */
export const OTHER_MANAGERS = {
  dnf: 'sudo dnf install -y gtk3 nss mesa-libgbm alsa-lib xorg-x11-server-Xvfb dbus-daemon gnome-keyring',
  pacman: 'sudo pacman -S --needed gtk3 nss mesa alsa-lib xorg-server-xvfb dbus gnome-keyring',
  zypper: 'sudo zypper install -y gtk3 mozilla-nss libgbm1 alsa xvfb-run dbus-1 gnome-keyring',
};
