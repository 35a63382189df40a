/** The time of day on the clock of this computer, `14:05`. `at` is epoch milliseconds. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(at);
}
