import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Refusals } from '../submit/refusals';
import { nextField } from './next-field';

/** A field that is gone to; another object each time. */
export interface Sought {
  readonly fieldId: string;
}

export interface FormFocus {
  /** Goes to the field; the form unfolds what it lies in. */
  focusField(fieldId: string): void;
  /** Goes to the first of these fields below the one where one is, or above it; round and round. */
  focusNext(fieldIds: readonly string[], towards?: 'down' | 'up'): void;
  /** Whether the head of the field can be seen. */
  isFieldInSight(fieldId: string): boolean;
  /** What `focusField` was last asked for, so that the form can unfold it. */
  readonly sought: Sought | null;
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
  const [sought, setSought] = useState<Sought | null>(null);
  const begun = useRef<string | null>(null);
  /** The field that one was in last: a link that leads to the next one takes the focus first. */
  const last = useRef<string | null>(null);

  useEffect(() => {
    if (begins === null || begun.current === opened) return;
    begun.current = opened;
    last.current = null;
    // Whoever is typing in it already stays where they are.
    if (form.current?.contains(document.activeElement) === true) return;
    if (begins === 'project') form.current?.querySelector('input')?.focus();
    else focusIn(placeOf(form.current, 'summary'));
  }, [begins, form, opened]);

  useEffect(() => {
    if (refused === null) return;
    const first = placesIn(form.current).find(({ dataset }) => Object.hasOwn(refused.byField, dataset['field'] ?? ''));
    if (refused.onTop !== null || first === undefined) form.current?.scrollTo({ top: 0 });
    else focusIn(first);
  }, [form, refused]);

  // Once it is drawn: it may have been folded away.
  useEffect(() => {
    if (sought !== null) focusIn(placeOf(form.current, sought.fieldId));
  }, [form, sought]);

  useEffect(() => {
    function remember({ target }: FocusEvent): void {
      const place = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
      if (place !== null && form.current?.contains(place) === true) last.current = place.dataset['field'] ?? null;
    }
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [form]);

  return {
    focusField: useCallback((fieldId) => setSought({ fieldId }), []),
    focusNext: useCallback(
      (fieldIds, towards) => {
        const drawn = placesIn(form.current).map(({ dataset }) => dataset['field'] ?? '');
        const fieldId = nextField(drawn, fieldIds, last.current, towards);
        if (fieldId !== null) setSought({ fieldId });
      },
      [form],
    ),
    isFieldInSight: useCallback((fieldId) => isInSight(placeOf(form.current, fieldId), form.current), [form]),
    sought,
    showRefused: setRefused,
  };
}

function placesIn(form: HTMLFormElement | null): readonly HTMLElement[] {
  return [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
}

function placeOf(form: HTMLFormElement | null, fieldId: string): HTMLElement | null {
  return form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(fieldId)}"]`) ?? null;
}

/** Of what stands under the head of a list, as much as two rows. */
const HEAD = 72;

function isInSight(place: HTMLElement | null, form: HTMLFormElement | null): boolean {
  if (place === null || form === null) return false;
  const [{ top }, window] = [place.getBoundingClientRect(), form.getBoundingClientRect()];
  return top >= window.top && top + HEAD <= window.bottom;
}

/** The text of a field comes before its toolbar and the buttons around it. */
const CONTROLS = ['[contenteditable="true"], textarea', 'input:not([hidden]), button'];

/** Into the control of the field, with what is said below it in sight as well. */
function focusIn(place: HTMLElement | null): void {
  if (place === null) return;
  const [control] = CONTROLS.flatMap((selector) => place.querySelector<HTMLElement>(selector) ?? []);
  control?.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}
