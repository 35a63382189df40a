import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
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
import { useConflictKeys } from './use-conflict-keys';
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
  const send = (): void => {
    if (values !== null) onSettle(values);
  };
  useConflictKeys({
    choose: (of) => {
      const next = fields.find(({ fieldId }) => choices[fieldId] === undefined) ?? fields.at(-1);
      if (next !== undefined) choose(next.fieldId, of === 'other' ? { of, value: next.mine } : { of });
    },
    send,
  });
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
      <p className={styles.quiet} role="status">
        {leftWords(fields, choices)}
      </p>
      <div className={styles.conflictFoot}>
        <Button size="small" kind="quiet" onClick={onDrop}>
          Drop my change
        </Button>
        <span className={styles.gap} />
        {fields.length > 1 && (
          <>
            <Button size="small" onClick={() => all('mine')}>
              All mine
            </Button>
            <Button size="small" onClick={() => all('theirs')}>
              All theirs
            </Button>
          </>
        )}
        <Button
          size="small"
          kind="primary"
          keys="Ctrl ↵"
          disabled={values === null}
          title={values === null ? leftWords(fields, choices) : undefined}
          onClick={send}
        >
          {fields.length === 1 ? 'Send' : `Send ${fields.length} choices`}
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
    <div className={styles.conflictField}>
      <h3>{name}</h3>
      <div className={styles.base}>
        <span className={styles.quiet}>As you saw it</span>
        <ChosenValue value={base} schema={schema} />
      </div>
      <RadioGroup<FieldChoice['of']>
        label={`Value for ${name}`}
        hideLabel
        look="rows"
        value={choice?.of ?? null}
        onChange={(of) => onChoose(of === 'other' ? { of, value: mine } : { of })}
        options={[
          { value: 'mine', label: 'Mine', keys: '1', description: <ChosenValue value={mine} schema={schema} /> },
          {
            value: 'theirs',
            label: by === null ? 'Theirs' : `Theirs: ${by}`,
            keys: '2',
            description: (
              <>
                <ChosenValue value={theirs} schema={schema} />
                {at !== null && (
                  <span className={styles.when}>
                    <RelativeTime iso={at} />
                  </span>
                )}
              </>
            ),
          },
          { value: 'other', label: 'Another value', keys: '3' },
        ]}
      />
      {choice?.of === 'other' && (
        <OtherValue>
          <FieldInput
            field={field}
            value={choice.value}
            pickers={pickers}
            onChange={(value) => onChoose({ of: 'other', value })}
          />
        </OtherValue>
      )}
    </div>
  );
}

/** Enough of a field to draw its control where editmeta could not be asked. */
function asField({ fieldId, name, schema }: FieldConflict): CreateField {
  return { fieldId, key: fieldId, name, schema, required: false, hasDefaultValue: false, operations: ['set'] };
}

/** Who asks for another value is about to write it. */
function OtherValue({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  return <div ref={place}>{children}</div>;
}
