import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { choicesOf } from '@shared/fields/choices';
import type { Choice } from '@shared/fields/values';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import checkbox from '../choice/checkbox.module.css';
import radio from '../choice/radio-group.module.css';
import { classNames } from '../class-names';
import { useControlProps } from '../field/field-context';
import { asChoice, asList } from './read-value';
import styles from './few-choices.module.css';

/** More than these are no longer seen at a glance: they are a list that opens. */
const FEW = 5;
const NONE = 'none';

export interface FewChoicesProps {
  readonly field: CreateField;
  readonly choices: readonly Choice[];
  readonly value: JsonValue | null;
  readonly onChange: (value: JsonValue | null) => void;
  readonly disabled: boolean;
}

/** The options that are drawn all at once, as Jira draws the field; `null` where a list is opened for them. Pure. */
export function fewChoices(field: CreateField): readonly Choice[] | null {
  if (!fieldTypeFor(field.schema).allInSight(field.schema)) return null;
  const { allowedValues } = field;
  if (allowedValues === undefined || allowedValues.length === 0 || allowedValues.length > FEW) return null;
  return choicesOf(field);
}

/** One of a few, all in sight. Where Jira does not demand one, None is one of them. A value that is no longer offered stays till another is chosen. */
export function RadioChoice({ field, choices, value, onChange, disabled }: FewChoicesProps) {
  const { 'aria-label': _label, ...control } = useControlProps(field.name);
  const chosen = asChoice(value);
  const gone = chosen !== null && !choices.some(({ id }) => id === chosen.id) ? [chosen] : [];
  const shown = [...(field.required ? [] : [{ id: NONE, label: 'None' }]), ...choices, ...gone];
  return (
    <RadioGroup<string>
      {...control}
      aria-label={field.name}
      className={styles.few}
      disabled={disabled}
      value={chosen?.id ?? (field.required ? '' : NONE)}
      onValueChange={(id) => {
        const next = shown.find((choice) => choice.id === id);
        onChange(next === undefined || next.id === NONE ? null : { id: next.id, label: next.label });
      }}
    >
      {shown.map(({ id, label }) => (
        <label key={id} className={styles.option}>
          <Radio.Root value={id} className={radio.dot} />
          <span>{label}</span>
        </label>
      ))}
    </RadioGroup>
  );
}

/** Several of a few, all in sight. */
export function CheckboxChoices({ field, choices, value, onChange, disabled }: FewChoicesProps) {
  const control = useControlProps(field.name);
  const chosen = asList(value, asChoice);
  const gone = chosen.filter(({ id }) => !choices.some((choice) => choice.id === id));

  function toggle(choice: Choice, on: boolean) {
    const others = chosen.filter(({ id }) => id !== choice.id);
    // In Jira's order, whichever was ticked first.
    const next = on
      ? [...choices, ...gone].filter(({ id }) => id === choice.id || others.some((o) => o.id === id))
      : others;
    onChange(next.length === 0 ? null : next.map(({ id, label }) => ({ id, label })));
  }

  return (
    <div
      id={control.id}
      role="group"
      aria-label={field.required ? `${field.name}, required` : field.name}
      aria-describedby={control['aria-describedby']}
      className={classNames(styles.few, control['aria-invalid'] && styles.invalid)}
    >
      {[...choices, ...gone].map((choice) => (
        <label key={choice.id} className={styles.option}>
          <BaseCheckbox.Root
            className={checkbox.box}
            checked={chosen.some(({ id }) => id === choice.id)}
            disabled={disabled}
            onCheckedChange={(on) => toggle(choice, on)}
          >
            <svg aria-hidden="true" viewBox="0 0 14 14" width="12" height="12" className={checkbox.mark}>
              <path d="m3.5 7.4 2.3 2.3 4.7-5.2" />
            </svg>
          </BaseCheckbox.Root>
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
