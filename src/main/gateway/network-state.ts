/** What *online* means here: the last outcome of the gateway, not what the operating system says. */
export interface NetworkState {
  reached(online: boolean): void;
  state(): { online: boolean; since: number };
  /** Calls `listener` each time Atlassian answers again. */
  onBack(listener: () => void): void;
}

export function createNetworkState({
  now,
  changed,
}: {
  readonly now: () => number;
  readonly changed: () => void;
}): NetworkState {
  let online = true;
  let since = now();
  const listeners: (() => void)[] = [];
  return {
    reached(isOnline) {
      if (isOnline === online) return;
      since = now();
      online = isOnline;
      changed();
      if (isOnline) for (const listener of listeners) listener();
    },
    state: () => ({ online, since }),
    onBack: (listener) => void listeners.push(listener),
  };
}
