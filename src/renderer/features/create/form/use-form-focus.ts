import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Refusals } from '../submit/refusals';

export interface FormFocus {
  focusField(fieldId: string): void;
  /** Shows what is in the way as soon as the form has drawn it: the words on top, else the first refused field. */
  showRefused(refusals: Refusals): void;
}

/**
 * Where the focus goes in the create form.
 * @param form the element that holds the fields
 * @param begins the control that a form opened anew begins with; `null` while it is not drawn
 * @param opened another value each time the form is opened anew
 */
export function useFormFocus(
  form: RefObject<HTMLFormElement | null>,
  begins: 'project' | 'summary' | null,
  opened: string,
): FormFocus {
  const [refused, setRefused] = useState<Refusals | null>(null);
  const begun = useRef<string | null>(null);

  useEffect(() => {
    if (begins === null || begun.current === opened) return;
    begun.current = opened;
    // Whoever is typing in it already stays where they are.
    if (form.current?.contains(document.activeElement) === true) return;
    if (begins === 'project') form.current?.querySelector('input')?.focus();
    else focusIn(placeOf(form.current, 'summary'));
  }, [begins, form, opened]);

  useEffect(() => {
    if (refused === null) return;
    const places = [...(form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    const first = places.find(({ dataset }) => Object.hasOwn(refused.byField, dataset['field'] ?? ''));
    if (refused.onTop !== null || first === undefined) form.current?.scrollTo({ top: 0 });
    else focusIn(first);
  }, [form, refused]);

  return {
    focusField: useCallback((fieldId) => focusIn(placeOf(form.current, fieldId)), [form]),
    showRefused: setRefused,
  };
}

function placeOf(form: HTMLFormElement | null, fieldId: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(fieldId)}"]`) ?? null;
}

/** The control of a field comes before the buttons around it. */
function focusIn(place: HTMLElement | null): void {
  place?.querySelector<HTMLElement>('input, textarea, button')?.focus();
}
