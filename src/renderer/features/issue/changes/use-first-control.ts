import { useEffect, useRef, type RefObject } from 'react';

/** For a form in something that opens: its first control has the focus as soon as it is there, also where it came later than its frame. */
export function useFirstControl(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After the frame has placed the focus on its own first button.
    const at = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input, textarea, [role="textbox"]')?.focus(),
    );
    return () => cancelAnimationFrame(at);
  }, []);
  return form;
}
