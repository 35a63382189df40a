import { fieldTypeFor } from '../fields/catalogue';
import { isUserChoice } from '../fields/value-guards';
import type { CreateField } from '../jira/field';
import type { JsonValue } from '../json';
import { ME, todayPlaceholder, type Facts } from './placeholders';

/** A value that can follow the person or the day instead of staying what it is now. */
export interface Offer {
  readonly fieldId: string;
  readonly name: string;
  /** What it says now: "Mara Lind", "2026-11-29". */
  readonly now: string;
  /** `{{me}}`, `{{today+7}}` */
  readonly placeholder: string;
  readonly value: JsonValue;
}

/** Which values of a form may become placeholders in a template: the person themselves, and days. Pure. */
export function placeholderOffers(
  values: Readonly<Record<string, JsonValue>>,
  fields: readonly CreateField[],
  { today, me }: Pick<Facts, 'today' | 'me'>,
): readonly Offer[] {
  return fields.flatMap((field): Offer[] => {
    const { fieldId, name } = field;
    const value = values[fieldId];
    if (isUserChoice(value) && me !== null && value.accountId === me.accountId) {
      return [{ fieldId, name, now: value.displayName, placeholder: ME, value: { accountId: ME, displayName: ME } }];
    }
    if (fieldTypeFor(field.schema).control === 'date' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
      const placeholder = todayPlaceholder(value, today);
      return [{ fieldId, name, now: value, placeholder, value: placeholder }];
    }
    return [];
  });
}
