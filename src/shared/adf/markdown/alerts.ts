const ALERTS: Readonly<Record<string, string>> = {
  info: 'info',
  note: 'note',
  tip: 'tip',
  important: 'note',
  success: 'success',
  warning: 'warning',
  caution: 'error',
  error: 'error',
};

/** The panel that GitHub's `> [!NOTE]` is, by its name in any case; null when it is none of them. */
export function panelOfAlert(name: string): string | null {
  const kind = name.toLowerCase();
  return Object.hasOwn(ALERTS, kind) ? (ALERTS[kind] ?? null) : null;
}
