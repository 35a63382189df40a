import { useState } from 'react';
import { ArrowRight, X } from 'lucide-react';
import type { ValueProposal } from '@shared/bulk/value-map';
import type { Choice } from '@shared/fields/values';
import { Button } from '../../../ui/button/button';
import { IconButton } from '../../../ui/button/icon-button';
import { Icon } from '../../../ui/icon/icon';
import { Combobox } from '../../../ui/picker/combobox';
import styles from './map-page.module.css';

export interface ValueMapProps {
  readonly name: string;
  /** What the field is called in Jira. */
  readonly field: string;
  readonly proposals: readonly ValueProposal[];
  /** What a text stands for; an empty one leaves the field out. */
  readonly values: Readonly<Record<string, string>>;
  readonly choices: readonly Choice[];
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

const LEAVE_OUT = { id: ' leave out', label: 'Leave it empty' };
const MOST_SHOWN = 8;

/** What texts of the column stand for that are no values of the field: proposed with the reason, taken over by a person. */
export function ValueMap({ name, field, proposals, values, choices, onChange }: ValueMapProps) {
  const [all, setAll] = useState(false);
  const mapped = Object.entries(values);
  const likely = proposals.filter(({ to }) => to !== null);
  if (mapped.length === 0 && proposals.length === 0) return null;
  const options = [LEAVE_OUT, ...choices.map(({ id, label }) => ({ id, label }))];
  const shown = all ? proposals : proposals.slice(0, MOST_SHOWN);
  const take = (text: string, to: string): void => onChange({ ...values, [text]: to });
  return (
    <div className={styles.values}>
      <div className={styles.valuesHead}>
        <span className={styles.detailName}>
          {proposals.length === 0
            ? 'What values stand for'
            : proposals.length === 1
              ? `1 value that ${field} does not have`
              : `${proposals.length.toLocaleString('en')} values that ${field} does not have`}
        </span>
        {likely.length > 1 && (
          <Button
            size="small"
            onClick={() =>
              onChange({ ...values, ...Object.fromEntries(likely.map(({ text, to }) => [text, to ?? ''])) })
            }
          >
            {likely.length === 2 ? 'Use both proposals' : `Use all ${String(likely.length)} proposals`}
          </Button>
        )}
      </div>
      <ul className={styles.valueList}>
        {mapped.map(([text, to]) => (
          <li key={`mapped ${text}`} className={styles.value}>
            <span className={styles.from} title={text}>
              {text}
            </span>
            <Icon of={ArrowRight} size={14} tone="faint" />
            <span className={styles.to}>
              <span className={styles.name}>{to === '' ? 'Left empty' : to}</span>
              <IconButton
                label={`${text} stands for nothing else`}
                icon={X}
                size="tiny"
                onClick={() => onChange(Object.fromEntries(mapped.filter(([other]) => other !== text)))}
              />
            </span>
          </li>
        ))}
        {shown.map(({ text, rows, to, reason }) => (
          <li key={text} className={styles.value}>
            <span className={styles.from} title={text}>
              {text}
              <span className={styles.uses}>
                {rows.toLocaleString('en')} {rows === 1 ? 'row' : 'rows'}
              </span>
            </span>
            <Icon of={ArrowRight} size={14} tone="faint" />
            <Combobox
              label={`What ${text} stands for in ${name}`}
              size="small"
              placeholder="Choose a value"
              source={options}
              value={null}
              onChange={(choice) => {
                if (choice !== null) take(text, choice.id === LEAVE_OUT.id ? '' : choice.label);
              }}
            />
            <span className={styles.propose}>
              {to !== null && (
                <Button size="small" onClick={() => take(text, to)}>
                  {to === '' ? 'Leave it empty' : `Use ${to}`}
                </Button>
              )}
              <span className={styles.reason}>{reason}</span>
            </span>
          </li>
        ))}
      </ul>
      {proposals.length > shown.length && (
        <Button size="small" kind="quiet" onClick={() => setAll(true)}>
          Show {proposals.length - shown.length} more
        </Button>
      )}
    </div>
  );
}
