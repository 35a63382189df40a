/** Where a call came from, as Electron tells it; the part that can be judged without Electron. */
export interface Sender {
  readonly isMainFrame: boolean;
  /** Origin of the frame, for example `app://bundle`. */
  readonly origin: string;
  /** Whether the window is one that the program opened for its own pages. */
  readonly knownWindow: boolean;
}

/** Only the main frame of our own window, showing our own page, may call. Pure. */
export function isTrustedSender(sender: Sender | null): boolean {
  return sender !== null && sender.isMainFrame && sender.knownWindow && sender.origin === 'app://bundle';
}
