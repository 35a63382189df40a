import { useEffect, useRef } from 'react';

export interface IssueKeys {
  /** Opens a field, or `status`. */
  readonly edit: (what: string) => void;
  readonly comment: () => void;
  readonly assignToMe: (() => void) | null;
  readonly undo: (() => void) | null;
}

const FIELDS: Readonly<Record<string, string>> = {
  e: 'summary',
  a: 'assignee',
  l: 'labels',
  p: 'priority',
  s: 'status',
};

/** The keys that act on the open issue, beside a list as well: single letters, while nothing is typed into and nothing is open. */
export function useIssueKeys(keys: IssueKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const field = FIELDS[event.key];
      if (field !== undefined) latest.current.edit(field);
      else if (event.key === 'c') latest.current.comment();
      else if (event.key === 'm') latest.current.assignToMe?.();
      else if (event.key === 'z') latest.current.undo?.();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Somebody types, or answers a dialog. */
function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null)
  );
}
