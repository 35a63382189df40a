/** Searches under way, by the ticket that the page gave them. */
export interface Tickets {
  /** Runs a search that `abandon` can end. Without a ticket, nothing ends it. */
  run<T>(ticket: string | null, search: (signal: AbortSignal) => Promise<T>): Promise<T>;
  abandon(ticket: string): void;
}

export function createTickets(): Tickets {
  const running = new Map<string, AbortController>();
  return {
    async run(ticket, search) {
      const controller = new AbortController();
      if (ticket !== null) running.set(ticket, controller);
      try {
        return await search(controller.signal);
      } finally {
        if (ticket !== null && running.get(ticket) === controller) running.delete(ticket);
      }
    },
    abandon: (ticket) => running.get(ticket)?.abort(),
  };
}
