/** Runs `task` later; the returned function takes that back. Tests bring their own. */
export type Schedule = (task: () => void, milliseconds: number) => () => void;

export const scheduleByTimer: Schedule = (task, milliseconds) => {
  const timer = setTimeout(task, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
