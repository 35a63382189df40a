/** Runs `work` at most once in so many milliseconds, and once more at the end of a burst of calls. */
export function throttle(
  milliseconds: number,
  after: (milliseconds: number, work: () => void) => () => void,
  work: () => void,
): () => void {
  let resting = false;
  let again = false;
  const run = (): void => {
    again = false;
    resting = true;
    work();
    after(milliseconds, () => {
      resting = false;
      if (again) run();
    });
  };
  return () => {
    if (resting) again = true;
    else run();
  };
}
