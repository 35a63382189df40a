import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import type { Preview } from '../payload/preview-payload';

export interface Unreadable {
  /** By field id: why what stands there cannot be read. Not of the field that is being typed into. */
  readonly marked: Readonly<Record<string, string>>;
  /** Somebody types into this field: whether it can be read is told once they have left it. The same function each time. */
  readonly typing: (fieldId: string) => void;
}

const NONE: Preview['unreadable'] = {};

/** What stands in the form and cannot be read, marked as soon as its field is left, and at once where nobody has typed it just now. */
export function useUnreadable(form: RefObject<HTMLFormElement | null>, preview: Preview | null): Unreadable {
  const [edited, setEdited] = useState<string | null>(null);
  useEffect(() => {
    function left({ target, relatedTarget }: FocusEvent): void {
      const place = target instanceof Element ? target.closest('[data-field]') : null;
      if (place === null || form.current?.contains(place) !== true) return;
      if (relatedTarget instanceof Node && place.contains(relatedTarget)) return;
      setEdited(null);
    }
    document.addEventListener('focusout', left);
    return () => document.removeEventListener('focusout', left);
  }, [form]);

  const unreadable = preview?.unreadable ?? NONE;
  const marked = useMemo(
    () => Object.fromEntries(Object.entries(unreadable).filter(([fieldId]) => fieldId !== edited)),
    [edited, unreadable],
  );
  return { marked, typing: useCallback((fieldId) => setEdited(fieldId), []) };
}
