export function missingBuses(
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean,
): ('system' | 'session')[];
