import { useMemo, useState } from 'react';
import type { JsonValue } from '@shared/json';
import type { FieldSchema } from '@shared/jira/field';
import { JsonView } from '../../ui/code/json-view';
import { FieldValue } from '../../ui/field-value/field-value';
import { IssueLine, IssueLineHead } from '../../ui/list-box/issue-line';
import { ListBox } from '../../ui/list-box/list-box';
import { PendingMark } from '../../ui/marks/pending-mark';
import { RichText } from '../../ui/rich-text/rich-text';
import { SAMPLE_DOCUMENT } from './sample-document';
import { sampleIssues } from './sample-issues';
import { ME } from './sample-people';
import { Section } from './section';
import styles from './controls-page.module.css';

const nothing = () => undefined;

export function ListSection({ now }: { readonly now: number }) {
  const issues = useMemo(() => sampleIssues(10_000, now), [now]);
  const [current, setCurrent] = useState(issues[1]?.key ?? null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(
    () => new Set(issues.slice(3, 5).map(({ key }) => key)),
  );
  return (
    <Section title="A list of 10,000">
      <div className={styles.list}>
        <IssueLineHead selectable />
        <ListBox
          label="Issues"
          items={issues}
          itemKey={(issue) => issue.key}
          currentKey={current}
          onCurrentChange={(issue) => setCurrent(issue.key)}
          selectedKeys={selected}
          onToggle={(issue) =>
            setSelected((before) =>
              before.has(issue.key) ? without(before, issue.key) : new Set([...before, issue.key]),
            )
          }
          renderRow={(issue, state) => (
            <IssueLine
              issue={issue}
              state={state}
              selectable
              pending={
                issue.id === '10002' ? (
                  <PendingMark state="waiting" />
                ) : issue.id === '10006' ? (
                  <PendingMark state="conflict" />
                ) : null
              }
            />
          )}
        />
      </div>
    </Section>
  );
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((each) => each !== key));
}

const BODY: JsonValue = {
  fields: {
    project: { id: '10020' },
    issuetype: { id: '10004' },
    summary: 'Voucher stays applied after the basket is emptied',
    customfield_10062: { id: '10311' },
    customfield_10077: { id: '10201', child: { id: '10202' } },
    customfield_10071: { stages: [5, 25, 100], guard: 'error-rate', strict: true, note: null },
  },
  properties: [{ key: 'workbench.change', value: { id: '01J9W3T6QK' } }],
};

export function CodeSection() {
  return (
    <Section title="JSON">
      <JsonView label="Request body" json={BODY} badLines={[6]} markedLines={[17]} />
    </Section>
  );
}

export function RichTextSection() {
  return (
    <Section title="Rich text">
      <RichText doc={SAMPLE_DOCUMENT} onOpenLink={nothing} onCopy={() => Promise.resolve()} myAccountId={ME} />
    </Section>
  );
}

const VALUES: readonly { readonly name: string; readonly value: JsonValue; readonly schema: FieldSchema }[] = [
  {
    name: 'Status',
    value: { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
    schema: { type: 'status' },
  },
  { name: 'Priority', value: { id: '2', name: 'High' }, schema: { type: 'priority' } },
  { name: 'Assignee', value: null, schema: { type: 'user', system: 'assignee' } },
  {
    name: 'Reporter',
    value: { accountId: 'a6', displayName: 'Ines Okafor' },
    schema: { type: 'user', system: 'reporter' },
  },
  { name: 'Severity', value: { id: '1', value: 'Sev 2, major' }, schema: { type: 'option' } },
  {
    name: 'Area',
    value: { id: '1', value: 'Checkout', child: { id: '2', value: 'Vouchers' } },
    schema: { type: 'option-with-child' },
  },
  {
    name: 'Components',
    value: [{ name: 'Refunds' }, { name: 'Webhooks' }],
    schema: { type: 'array', items: 'component' },
  },
  { name: 'Labels', value: ['regression', 'ledger'], schema: { type: 'array', items: 'string', system: 'labels' } },
  { name: 'Due date', value: '2026-11-30', schema: { type: 'date' } },
  { name: 'Story points', value: 1234.5, schema: { type: 'number' } },
  {
    name: 'Runbook',
    value: 'https://example.com/runbook',
    schema: { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:url' },
  },
  {
    name: 'Sprint',
    value: [
      { id: 37, name: 'Sprint 7' },
      { id: 38, name: 'Sprint 8' },
    ],
    schema: { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
  },
  { name: 'Time', value: { timeSpent: '1d 2h', remainingEstimate: '4h' }, schema: { type: 'timetracking' } },
  { name: 'Votes', value: { votes: 3 }, schema: { type: 'votes' } },
  {
    name: 'Parent',
    value: { key: 'SHOP-1150', fields: { summary: 'Vouchers, second edition' } },
    schema: { type: 'issuelink' },
  },
  {
    name: 'Rollout plan',
    value: { stages: [5, 25, 100], guard: 'error-rate' },
    schema: { type: 'any', custom: 'com.example.rollout:plan' },
  },
];

export function FieldValuesSection() {
  return (
    <Section title="Field values">
      <dl className={styles.values}>
        {VALUES.map(({ name, value, schema }) => (
          <div key={name} className={styles.value}>
            <dt>{name}</dt>
            <dd>
              <FieldValue value={value} schema={schema} onOpenIssue={nothing} onOpenLink={nothing} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
