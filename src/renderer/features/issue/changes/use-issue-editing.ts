import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { keepFocusWithin } from '../../../ui/focus/last-place';

export interface IssueEditing {
  /** What is being edited: a field, or `status`; one at a time. */
  readonly editing: string | null;
  /** A key opened it: the focus comes from `focused`, and goes back there. */
  readonly editByKey: (what: string) => void;
  /** The mouse, or its own control, opens or closes it. */
  readonly open: (what: string, opening: boolean) => void;
  /** Remembers where the focus is, to go back there: beside a list, the list has it again once something is done. */
  readonly noteFocus: () => void;
  readonly focused: RefObject<HTMLElement | null>;
  /** Empty fields whose text was begun stand out of their fold, but none moves while it is written in. */
  readonly lifted: ReadonlySet<string>;
}

/**
 * Which part of an issue is being edited, and where the focus goes after it.
 * @param place the element that holds all of the issue
 * @param begun fields whose text was begun and not sent
 */
export function useIssueEditing(place: RefObject<HTMLElement | null>, begun: ReadonlySet<string>): IssueEditing {
  const [editing, setEditing] = useState<string | null>(null);
  const [lifted, setLifted] = useState(begun);
  if (editing === null && lifted !== begun) setLifted(begun);
  const focused = useRef<HTMLElement | null>(null);
  // A field that is saved may move to another group, and its control with it.
  useLayoutEffect(() => keepFocusWithin(place.current));

  function noteFocus(): void {
    const { activeElement } = document;
    const nowhere = !(activeElement instanceof HTMLElement) || activeElement === document.body;
    focused.current = nowhere ? place.current : activeElement;
  }
  return {
    editing,
    lifted,
    focused,
    noteFocus,
    editByKey(what) {
      noteFocus();
      setEditing(what);
    },
    open(what, opening) {
      // By the mouse: the focus goes to what was pressed.
      if (opening) focused.current = null;
      setEditing(opening ? what : null);
    },
  };
}
