import type { Field } from '../model';
import { FIRST_AUDIT_FIELD } from './field-ids';
import { CFT, customField, options } from './make-field';

const PLACES = [
  'Entrance',
  'Shop window',
  'Tills',
  'Fitting rooms',
  'Pick-up counter',
  'Returns desk',
  'Stock room',
  'Loading bay',
  'Staff room',
  'Toilets',
  'Lift',
  'Car park',
];

const POINTS = [
  'lighting',
  'cleanliness',
  'signs',
  'emergency exit',
  'price labels',
  'temperature',
  'damage seen',
  'staff present',
  'queue length',
  'accessibility',
  'cable safety',
  'notes',
];

/** The questions of a store audit: 144 fields, so that a create form needs more than one page of 200. */
export function auditFields(): Field[] {
  return PLACES.flatMap((place, row) =>
    POINTS.map((point, column) =>
      auditField(FIRST_AUDIT_FIELD + row * POINTS.length + column, `${place}: ${point}`, point),
    ),
  );
}

function auditField(customId: number, name: string, point: string): Field {
  if (point === 'notes') return customField(customId, name, `${CFT}:textarea`, 'string');
  if (point === 'temperature' || point === 'queue length') return customField(customId, name, `${CFT}:float`, 'number');
  return customField(customId, name, `${CFT}:select`, 'option', {
    options: options(20_000 + (customId - FIRST_AUDIT_FIELD) * 3, ['Good', 'To be mended', 'Not applicable']),
  });
}
