import { useEffect, useRef, useState } from 'react';
import { X } from 'lucide-react';
import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import type { MissingField } from '@shared/bulk/guess-mapping';
import type { FieldDefault, Mapping } from '@shared/bulk/mapping';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { JsonValue } from '@shared/json';
import { IconButton } from '../../../ui/button/icon-button';
import { Field } from '../../../ui/field/field';
import { TextInput } from '../../../ui/field/text-input';
import { FieldInput } from '../../../ui/field-control/field-input';
import { Combobox } from '../../../ui/picker/combobox';
import { usePickers } from '../../../queries/use-pickers';
import { useSite } from '../../../ui/session/site-context';
import { withDefault } from '../engine/with-default';
import { targetOptions } from './targets';
import shared from '../bulk-create.module.css';
import styles from './map-page.module.css';

export interface ForAllRowsProps {
  readonly mapping: Mapping;
  readonly site: BulkSite;
  readonly missing: readonly MissingField[];
  readonly hasTypeColumn: boolean;
  readonly hasParentColumn: boolean;
  readonly onChange: (mapping: Mapping) => void;
}

/** What rows get that do not say it themselves: the issue type, the parent, and any field. */
export function ForAllRows({ mapping, site, missing, hasTypeColumn, hasParentColumn, onChange }: ForAllRowsProps) {
  const types = site.types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }));
  const type = types.find(({ id, label }) => id === mapping.issueType || label === mapping.issueType) ?? null;
  /** Fields that were opened here: they stay while nothing is in them. */
  const [opened, setOpened] = useState<readonly Pick<FieldDefault, 'fieldId' | 'name'>[]>([]);
  /** The one that was chosen last: what is typed next is for it. */
  const [chosen, setChosen] = useState<string | null>(null);
  const open = ({ fieldId, name }: Pick<FieldDefault, 'fieldId' | 'name'>): void =>
    setOpened((now) => (now.some((each) => each.fieldId === fieldId) ? now : [...now, { fieldId, name }]));
  // A required field that nothing says is asked for at once.
  const shown = [...mapping.defaults, ...missing, ...opened].filter(
    ({ fieldId }, at, all) => fieldId !== 'parent' && all.findIndex((each) => each.fieldId === fieldId) === at,
  );
  const others = targetOptions(site).filter(
    ({ target }) => target.kind === 'field' && !shown.some(({ fieldId }) => fieldId === target.fieldId),
  );
  return (
    <section aria-labelledby="map-all">
      <h2 id="map-all" className={shared.title}>
        For all rows
      </h2>
      <p className={shared.about}>Used where a row says nothing itself.</p>
      <div className={styles.defaults}>
        <Field
          label="Issue type"
          required={!hasTypeColumn}
          hint={hasTypeColumn ? 'Where the column is empty' : 'For all rows'}
        >
          <Combobox
            source={types}
            value={type}
            clearable
            placeholder="Choose an issue type"
            onChange={(choice) => onChange({ ...mapping, issueType: choice?.label ?? null })}
          />
        </Field>
        <Field label="Parent" hint={hasParentColumn ? 'Where the column is empty' : 'A key, for all rows'}>
          <ParentKey
            value={mapping.parent ?? ''}
            onChange={(text) => onChange(withDefault(mapping, 'parent', 'Parent', text))}
          />
        </Field>
        {shown.map(({ fieldId, name }) => (
          <Default
            key={fieldId}
            site={site}
            fieldId={fieldId}
            name={name}
            text={mapping.defaults.find((each) => each.fieldId === fieldId)?.text ?? ''}
            needed={missing.find((each) => each.fieldId === fieldId)?.types ?? []}
            isChosen={fieldId === chosen}
            onChange={(next) => {
              open({ fieldId, name });
              onChange(withDefault(mapping, fieldId, name, next));
            }}
            onRemove={() => {
              setOpened((now) => now.filter((each) => each.fieldId !== fieldId));
              onChange(withDefault(mapping, fieldId, name, ''));
            }}
          />
        ))}
        <Field label="Another field" hint="The same in all rows">
          <Combobox
            source={others}
            value={null}
            placeholder="Choose a field"
            onChange={(choice) => {
              const option = others.find(({ id }) => id === choice?.id);
              if (option?.target.kind !== 'field') return;
              open(option.target);
              setChosen(option.target.fieldId);
            }}
          />
        </Field>
      </div>
    </section>
  );
}

/** Written down when it is left: half a key is none. */
function ParentKey({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  return (
    <TextInput
      value={text}
      placeholder="SHOP-12"
      onChange={setText}
      onBlur={() => {
        if (text.trim() !== value) onChange(text.trim());
      }}
    />
  );
}

interface DefaultProps {
  readonly site: BulkSite;
  readonly fieldId: string;
  readonly name: string;
  readonly text: string;
  /** Names of the types that require it. */
  readonly needed: readonly string[];
  /** It has just been chosen, and takes the focus. */
  readonly isChosen: boolean;
  readonly onChange: (text: string) => void;
  readonly onRemove: () => void;
}

function Default({ site, fieldId, name, text, needed, isChosen, onChange, onRemove }: DefaultProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.querySelector<HTMLElement>('input, textarea, [contenteditable], button')?.focus();
  }, [isChosen]);
  const { ref } = useSite();
  const pickers = usePickers(ref, site.project.id, site.project.key);
  const field = fieldsOf(site).find((each) => each.fieldId === fieldId);
  const type = field === undefined ? null : fieldTypeFor(field.schema);
  const [value, setValue] = useState<JsonValue | null>(() => {
    if (field === undefined || type === null || text === '') return null;
    const read = type.fromText(text, field);
    return read.ok ? read.value : null;
  });
  if (field === undefined || type === null) return null;
  const hint = needed.length > 0 ? `Required by ${needed.join(', ')}` : 'For all rows';
  return (
    <div ref={place} className={styles.default}>
      <Field label={name} required={needed.length > 0} hint={hint}>
        <FieldInput
          field={field}
          value={value}
          pickers={pickers}
          onChange={(next) => {
            setValue(next);
            onChange(next === null ? '' : type.toText(next));
          }}
        />
      </Field>
      {needed.length === 0 && <IconButton label={`No ${name} for all rows`} icon={X} onClick={onRemove} />}
    </div>
  );
}
