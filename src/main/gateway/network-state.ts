/** What *online* means here: the last outcome of the gateway, not what the operating system says. */
export interface NetworkState {
  reached(online: boolean, quotaLeft: number | null): void;
  state(): { online: boolean; since: number; quotaLeft: number | null };
  /** Calls `listener` each time Atlassian answers again. */
  onBack(listener: () => void): void;
}

/** A change of less than this share of the quota is not worth a redraw. */
const NOTABLE = 0.01;

export function createNetworkState({
  now,
  changed,
}: {
  readonly now: () => number;
  readonly changed: () => void;
}): NetworkState {
  let online = true;
  let since = now();
  let quota: number | null = null;
  const listeners: (() => void)[] = [];
  return {
    reached(isOnline, quotaLeft) {
      const flipped = isOnline !== online;
      const moved = quotaLeft !== null && Math.abs(quotaLeft - (quota ?? -1)) >= NOTABLE;
      if (flipped) since = now();
      online = isOnline;
      if (moved) quota = quotaLeft;
      if (flipped || moved) changed();
      if (flipped && isOnline) for (const listener of listeners) listener();
    },
    state: () => ({ online, since, quotaLeft: quota }),
    onBack: (listener) => void listeners.push(listener),
  };
}
