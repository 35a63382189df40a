import { memo, useEffect, useMemo, useRef } from 'react';
import { ArrowRight } from 'lucide-react';
import { fieldsOf, type BulkSite } from '@shared/bulk/bulk-site';
import { listedChoices } from '@shared/bulk/column-values';
import type { ColumnGuess } from '@shared/bulk/guess-mapping';
import type { ColumnChange, ColumnMapping } from '@shared/bulk/mapping';
import type { Sheet } from '@shared/bulk/sheet';
import { fieldTypeFor } from '@shared/fields/catalogue';
import { classNames } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon/icon';
import { Combobox } from '../../../ui/picker/combobox';
import { nameOf } from '../grid/columns';
import { ColumnReading } from './column-reading';
import { optionOf, type TargetOption } from './targets';
import { ValueMap } from './value-map';
import styles from './map-page.module.css';

export interface MapColumnProps {
  readonly guess: ColumnGuess;
  readonly mapping: ColumnMapping | null;
  readonly sheet: Sheet;
  readonly site: BulkSite;
  readonly options: readonly TargetOption[];
  readonly isFirstSeen: boolean;
  readonly onChange: (column: number, by: ColumnChange) => void;
}

const SAMPLES = 3;

/** One column of the file: what stands in it, what it is for and why; how its dates and values are read. */
export const MapColumn = memo(function MapColumn(props: MapColumnProps) {
  const { guess, mapping, sheet, site, options, isFirstSeen, onChange } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isFirstSeen) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector('input')?.focus({ preventScroll: true });
  }, [isFirstSeen]);
  const { column, header, reason, confidence, proposals, isEmpty } = guess;
  // As it was chosen: the engine says a moment later why.
  const target = mapping?.target ?? guess.target;
  const field = useMemo(
    () => (target.kind === 'field' ? (fieldsOf(site).find(({ fieldId }) => fieldId === target.fieldId) ?? null) : null),
    [site, target],
  );
  const samples = useMemo(() => (isEmpty ? [] : samplesOf(sheet, column)), [isEmpty, sheet, column]);
  const name = header.trim() === '' ? `Column ${String(column + 1)}` : header;
  const choices =
    target.kind === 'issue-type'
      ? site.types.map(({ issueType }) => ({ id: issueType.id, label: issueType.name }))
      : field === null
        ? null
        : listedChoices(field);
  const isRich = field !== null && fieldTypeFor(field.schema).control === 'paragraph';
  const unsure = target.kind !== 'none' && confidence < 0.7;
  return (
    <li
      ref={row}
      className={classNames(styles.column, target.kind === 'none' && styles.unused, isFirstSeen && styles.wanted)}
    >
      <div className={styles.line}>
        <div className={styles.source}>
          <strong className={styles.name}>{name}</strong>
          <span className={styles.samples} title={samples.join('\n')}>
            {samples.length === 0 ? 'Empty' : samples.join(' · ')}
          </span>
        </div>
        <Icon of={ArrowRight} size={14} tone="faint" />
        <div className={styles.target}>
          <Combobox
            label={`Field of ${name}`}
            size="small"
            source={options}
            value={optionOf(target, options)}
            onChange={(chosen) => {
              const next = options.find(({ id }) => id === chosen?.id);
              if (next !== undefined)
                onChange(column, { target: next.target, values: {}, dates: null, numbers: null, unit: null });
            }}
          />
        </div>
        <p className={styles.reason} data-unsure={unsure || undefined}>
          {unsure && 'A guess. '}
          {reason}
        </p>
      </div>
      <ColumnReading
        name={name}
        guess={guess}
        mapping={mapping}
        isRich={isRich && samples.length > 0}
        onChange={(by) => onChange(column, by)}
      />
      {choices !== null && (
        <ValueMap
          name={name}
          field={nameOf(target, field)}
          proposals={proposals}
          values={mapping?.values ?? {}}
          choices={choices}
          onChange={(values) => onChange(column, { values })}
        />
      )}
    </li>
  );
});

/** Rows that are looked through for more than one sample: a column may say the same in all of its rows. */
const LOOKED_AT = 500;

/** The first different texts of a column. Pure. */
function samplesOf({ rows }: Pick<Sheet, 'rows'>, column: number): readonly string[] {
  const seen = new Set<string>();
  for (const [at, { cells }] of rows.entries()) {
    const text = (cells[column] ?? '').trim().replaceAll(/\s+/g, ' ');
    if (text !== '') seen.add(text.length > 40 ? `${text.slice(0, 39)}…` : text);
    if (seen.size === SAMPLES || (seen.size > 0 && at >= LOOKED_AT)) break;
  }
  return [...seen];
}
