import { useState } from 'react';
import { Search } from 'lucide-react';
import { LinkButton } from '../../ui/button/link-button';
import { Field } from '../../ui/field/field';
import { TextInput } from '../../ui/field/text-input';
import { FieldControl } from '../../ui/field-control/field-control';
import type { Pickers } from '../../ui/field-control/pickers';
import { IssueTypeIcon } from '../../ui/marks/issue-type-icon';
import { Tile } from '../../ui/marks/tile';
import { Combobox } from '../../ui/picker/combobox';
import { fieldTypeFor } from '@shared/fields/catalogue';
import type { Found } from '@shared/ipc/pickers';
import { foundHere, type Option } from '../../ui/picker/option';
import { fold } from '@shared/fold';
import { SAMPLE_FIELDS } from './sample-fields';
import { sampleIssues, TYPES } from './sample-issues';
import { PEOPLE } from './sample-people';
import { Section } from './section';
import styles from './controls-page.module.css';

const ISSUES = sampleIssues(7, 0);

const LABELS = ['regression', 'ledger', 'refunds', 'release-4.19'];

const pickers: Pickers = {
  searchUsers: (_field, query) =>
    Promise.resolve(foundHere(PEOPLE.filter(({ displayName }) => fold(displayName).includes(fold(query))))),
  searchIssues: (_field, query) =>
    Promise.resolve(foundHere(ISSUES.filter(({ key, summary }) => fold(`${key} ${summary}`).includes(fold(query))))),
  searchGroups: () => Promise.resolve(foundHere([{ groupId: 'g1', name: 'qa-leads' }])),
  searchSprints: () =>
    Promise.resolve(
      foundHere([
        { id: '38', name: 'Storefront 38', state: 'active' as const },
        { id: '39', name: 'Storefront 39', state: 'future' as const },
      ]),
    ),
  searchTeams: () => Promise.resolve(foundHere([{ id: '2b8f60a4-1', name: 'Checkout' }])),
  suggestLabels: (_field, query) => Promise.resolve(foundHere(LABELS.filter((label) => label.includes(query)))),
  linkTypes: () => Promise.resolve([{ name: 'Blocks', outward: 'blocks', inward: 'is blocked by' }]),
  lastAccepted: () => Promise.resolve({ issueKey: 'SHOP-1150', value: { stages: [10, 50, 100], guard: 'error-rate' } }),
};

const nothing = () => undefined;
const never = () => new Promise<Found<Option>>(nothing);
const failing = () => Promise.reject(new Error('Offline since 14:02, and no person is mirrored.'));
const none = () => Promise.resolve(foundHere<Option>([]));

const PROJECT: Option = { id: '10020', label: 'Storefront', note: 'SHOP', mark: <Tile name="Storefront" /> };

const BUG_TYPE = TYPES[0];
const BUG: Option = { id: '1', label: 'Bug', mark: BUG_TYPE ? <IssueTypeIcon type={BUG_TYPE} decorative /> : null };

export function InputsSection() {
  const [text, setText] = useState('');
  const [project, setProject] = useState<Option | null>(PROJECT);
  const [type, setType] = useState<Option | null>(BUG);
  return (
    <Section title="Inputs">
      <div className={styles.columns}>
        <Field label="Project" required>
          <Combobox
            source={[PROJECT, { id: '2', label: 'Payments', note: 'PAY', mark: <Tile name="Payments" /> }]}
            value={project}
            onChange={setProject}
            aside={project?.note}
          />
        </Field>
        <Field label="Issue type" required hint={<LinkButton onClick={nothing}>Read again</LinkButton>}>
          <Combobox source={[BUG]} value={type} onChange={setType} />
        </Field>
        <Field label="QA owner" hint="Jira requires it" hintTone="danger">
          <Combobox source={none} value={null} onChange={nothing} nothing="No one matches" placeholder="Finds no one" />
        </Field>
        <Field label="Still searching">
          <Combobox source={never} value={null} onChange={nothing} />
        </Field>
        <Field label="Failing search">
          <Combobox source={failing} value={null} onChange={nothing} />
        </Field>
        <Field label="Disabled">
          <Combobox source={none} value={BUG} onChange={nothing} disabled />
        </Field>
        <TextInput
          label="Filter rows"
          placeholder="Filter"
          icon={Search}
          size="small"
          value={text}
          onChange={setText}
        />
        <TextInput label="Site" value="larkfield.atlassian.net" onChange={nothing} disabled />
      </div>
    </Section>
  );
}

export function FieldControlsSection() {
  const [values, setValues] = useState(() => SAMPLE_FIELDS.map(({ value }) => value));
  return (
    <Section title="Field controls">
      <div className={styles.columns}>
        {SAMPLE_FIELDS.map(({ field, problem }, index) => (
          <div
            key={field.fieldId}
            className={
              fieldTypeFor(field.schema).control === 'json' || ['summary', 'description'].includes(field.fieldId)
                ? styles.whole
                : undefined
            }
          >
            <FieldControl
              field={field}
              value={values[index] ?? null}
              problem={problem ?? null}
              pickers={pickers}
              remedy={
                problem?.startsWith('Jira') && (
                  <>
                    A Jira admin can bring it back: Severity, context “Storefront”.{' '}
                    <LinkButton kind="prose" onClick={nothing}>
                      Show in Fields
                    </LinkButton>
                  </>
                )
              }
              onChange={(next) => setValues((before) => before.map((value, at) => (at === index ? next : value)))}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
