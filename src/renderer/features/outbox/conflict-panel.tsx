import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Change, FieldConflict } from '@shared/ipc/change';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { ask } from '../../bridge';
import { usePickers } from '../../queries/use-pickers';
import { Button } from '../../ui/button/button';
import { RadioGroup } from '../../ui/choice/radio-group';
import { FieldInput } from '../../ui/field-control/field-input';
import { RelativeTime } from '../../ui/marks/relative-time';
import { useSite } from '../../ui/session/site-context';
import { chosenValues, leftWords, type Choices, type FieldChoice } from './settle';
import { ChosenValue } from '../../ui/field-value/chosen-value';
import styles from './outbox.module.css';

export interface ConflictPanelProps {
  readonly change: Change;
  readonly fields: readonly FieldConflict[];
  readonly onSettle: (choices: Readonly<Record<string, JsonValue>>) => void;
  readonly onDrop: () => void;
}

/** Somebody else changed the same: each field with what it was, mine, theirs, or a third value. Nothing leans. */
export function ConflictPanel({ change, fields, onSettle, onDrop }: ConflictPanelProps) {
  const { ref } = useSite();
  const [choices, setChoices] = useState<Choices>({});
  const issueKey = change.issueKey ?? '';
  const editable = useQuery({
    queryKey: ['editmeta', ref.accountId, ref.cloudId, issueKey],
    queryFn: () => ask('changes.editFields', { site: ref, issueKey }),
    enabled: issueKey !== '',
  });
  const values = chosenValues(fields, choices);
  const choose = (fieldId: string, choice: FieldChoice): void => setChoices((now) => ({ ...now, [fieldId]: choice }));
  const all = (of: 'mine' | 'theirs'): void =>
    setChoices(Object.fromEntries(fields.map(({ fieldId }) => [fieldId, { of }])));

  return (
    <div className={styles.conflict}>
      <p>Nothing is sent until every field is decided.</p>
      {fields.map((conflict) => (
        <ConflictField
          key={conflict.fieldId}
          conflict={conflict}
          field={editable.data?.value.find(({ fieldId }) => fieldId === conflict.fieldId) ?? asField(conflict)}
          projectKey={issueKey.slice(0, issueKey.lastIndexOf('-'))}
          choice={choices[conflict.fieldId] ?? null}
          onChoose={(choice) => choose(conflict.fieldId, choice)}
        />
      ))}
      <div className={styles.conflictFoot}>
        <span className={styles.quiet} role="status">
          {leftWords(fields, choices)}
        </span>
        <Button size="small" onClick={() => all('mine')}>
          All mine
        </Button>
        <Button size="small" onClick={() => all('theirs')}>
          All theirs
        </Button>
        <Button size="small" kind="quiet" onClick={onDrop}>
          Drop my change
        </Button>
        <Button
          size="small"
          kind="primary"
          disabled={values === null}
          title={values === null ? leftWords(fields, choices) : undefined}
          onClick={() => values !== null && onSettle(values)}
        >
          {fields.length === 1 ? 'Send the choice' : `Send ${fields.length} choices`}
        </Button>
      </div>
    </div>
  );
}

interface ConflictFieldProps {
  readonly conflict: FieldConflict;
  readonly field: CreateField;
  readonly projectKey: string;
  readonly choice: FieldChoice | null;
  readonly onChoose: (choice: FieldChoice) => void;
}

function ConflictField({ conflict, field, projectKey, choice, onChoose }: ConflictFieldProps) {
  const { name, schema, base, mine, theirs, by, at } = conflict;
  const { ref } = useSite();
  const pickers = usePickers(ref, '', projectKey);
  return (
    <div
      className={styles.conflictField}
      // Not a control: it hears what bubbles up from the choices.
      role="presentation"
      onKeyDown={({ key, target }) => {
        if (target instanceof HTMLInputElement && target.type === 'text') return;
        if (key === '1') onChoose({ of: 'mine' });
        if (key === '2') onChoose({ of: 'theirs' });
      }}
    >
      <h4>{name}</h4>
      <div className={styles.base}>
        <span className={styles.quiet}>As you saw it</span>
        <ChosenValue value={base} schema={schema} />
      </div>
      <RadioGroup<FieldChoice['of']>
        label={`Value for ${name}`}
        hideLabel
        look="cards"
        value={choice?.of ?? null}
        onChange={(of) => onChoose(of === 'other' ? { of, value: mine } : { of })}
        options={[
          { value: 'mine', label: 'Mine', description: <ChosenValue value={mine} schema={schema} /> },
          {
            value: 'theirs',
            label: by === null ? 'Theirs' : `Theirs: ${by}`,
            description: (
              <>
                <ChosenValue value={theirs} schema={schema} />
                {at !== null && (
                  <span className={styles.quiet}>
                    {' '}
                    <RelativeTime iso={at} />
                  </span>
                )}
              </>
            ),
          },
          { value: 'other', label: 'Another value' },
        ]}
      />
      {choice?.of === 'other' && (
        <FieldInput
          field={field}
          value={choice.value}
          pickers={pickers}
          onChange={(value) => onChoose({ of: 'other', value })}
        />
      )}
    </div>
  );
}

/** Enough of a field to draw its control where editmeta could not be asked. */
function asField({ fieldId, name, schema }: FieldConflict): CreateField {
  return { fieldId, key: fieldId, name, schema, required: false, hasDefaultValue: false, operations: ['set'] };
}
