const DEFAULT_SECONDS = 180;

/** `--wait SECONDS`. Two quiet minutes go by before a create counts as absent, so less may end with 5. */
export function readWait(text: string | undefined): { milliseconds: number } | { wrong: string } {
  const seconds = text === undefined ? DEFAULT_SECONDS : Number(text);
  if (text?.trim() === '' || !Number.isFinite(seconds) || seconds < 0) {
    return { wrong: `--wait is a number of seconds, not "${text ?? ''}".` };
  }
  return { milliseconds: seconds * 1000 };
}
