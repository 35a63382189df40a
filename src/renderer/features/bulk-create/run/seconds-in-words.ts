/** `about 4 min`. Pure. */
export function secondsInWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${String(minutes)} min` : `about ${String(Math.round(minutes / 60))} h`;
}
