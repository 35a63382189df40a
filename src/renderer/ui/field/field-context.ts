import { createContext, useContext } from 'react';

/** What a control inside a field has to carry, so that its label, hint and problem are found by it. */
export interface FieldContextValue {
  readonly controlId: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
}

export const FieldContext = createContext<FieldContextValue | null>(null);

export interface ControlProps {
  readonly id: string | undefined;
  readonly 'aria-label': string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

/**
 * The attributes of the control that a label points at. Outside a field its own label names it.
 * @param label names the control where no field does
 */
export function useControlProps(label: string | undefined): ControlProps {
  const field = useContext(FieldContext);
  return {
    id: field?.controlId,
    'aria-label': field ? undefined : label,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
    'aria-required': field?.required || undefined,
  };
}

/** The name of the field around, or the control's own label. */
export function useControlName(label: string | undefined): string {
  return useContext(FieldContext)?.label ?? label ?? '';
}
