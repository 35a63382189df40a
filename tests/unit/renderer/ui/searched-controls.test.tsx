import { memo, Profiler, useCallback, useState } from 'react';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CreateField, FieldSchema } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { FieldControl } from '../../../../src/renderer/ui/field-control/field-control';
import type { Pickers } from '../../../../src/renderer/ui/field-control/pickers';
import { foundHere } from '../../../../src/renderer/ui/picker/option';
import { fakePickers } from './fake-pickers';

const CFT = 'com.atlassian.jira.plugin.system.customfieldtypes';

function fieldOf(name: string, schema: FieldSchema, over: Partial<CreateField> = {}): CreateField {
  const fieldId = schema.system ?? 'customfield_10500';
  return {
    fieldId,
    key: fieldId,
    name,
    required: false,
    hasDefaultValue: false,
    operations: ['set'],
    schema,
    ...over,
  };
}

function Form({
  field,
  first = null,
  pickers = fakePickers(),
}: {
  readonly field: CreateField;
  readonly first?: JsonValue | null;
  readonly pickers?: Pickers;
}) {
  const [value, setValue] = useState<JsonValue | null>(first);
  return (
    <>
      <FieldControl field={field} value={value} onChange={setValue} problem={null} pickers={pickers} />
      <p data-testid="held">{JSON.stringify(value)}</p>
    </>
  );
}

const held = (): unknown => JSON.parse(screen.getByTestId('held').textContent);
/** The list is of what was typed last: Enter takes nothing before. */
const answered = () => waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/match/));
const options = (values: readonly string[]): JsonValue[] => values.map((value, at) => ({ id: String(at + 1), value }));

describe('groups', () => {
  const groups = [
    { groupId: 'g-1', name: 'payments-oncall' },
    { groupId: 'g-2', name: 'qa-leads' },
  ];
  const pickers = fakePickers({
    searchGroups: (_field, query) => Promise.resolve(foundHere(groups.filter(({ name }) => name.includes(query)))),
  });

  it('are chosen by a part of the name, with the id that Jira takes', async () => {
    const user = userEvent.setup();
    render(<Form field={fieldOf('Owning group', { type: 'group', custom: `${CFT}:grouppicker` })} pickers={pickers} />);
    await user.type(screen.getByRole('combobox', { name: 'Owning group' }), 'lead');
    await screen.findByRole('option', { name: 'qa-leads' });
    await answered();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toEqual({ groupId: 'g-2', name: 'qa-leads' }));
  });

  it('stand as chips where there are several, each with a button of its own', async () => {
    const user = userEvent.setup();
    const field = fieldOf('Informed groups', { type: 'array', items: 'group', custom: `${CFT}:multigrouppicker` });
    render(<Form field={field} pickers={pickers} first={[{ groupId: null, name: 'of-before' }]} />);
    await user.type(screen.getByRole('combobox', { name: 'Informed groups' }), 'pay');
    await screen.findByRole('option', { name: 'payments-oncall' });
    await answered();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Remove of-before' }));
    expect(held()).toEqual([{ groupId: 'g-1', name: 'payments-oncall' }]);
  });
});

describe('a sprint', () => {
  const field = fieldOf('Sprint', { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' });
  const pickers = fakePickers({
    searchSprints: (_field, query) =>
      Promise.resolve(
        foundHere(
          [{ id: '38', name: 'Storefront 38', state: 'active' as const }].filter(({ name }) =>
            name.toLowerCase().includes(query.toLowerCase()),
          ),
        ),
      ),
  });

  it('is chosen by its name, and its state is told', async () => {
    const user = userEvent.setup();
    render(<Form field={field} pickers={pickers} />);
    await user.type(screen.getByRole('combobox', { name: 'Sprint' }), 'store');
    expect(await screen.findByRole('option')).toHaveTextContent('Storefront 38Active');
    await answered();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toEqual({ id: '38', name: 'Storefront 38', state: 'active' }));
  });

  it('is taken by its number where no board names it', async () => {
    const user = userEvent.setup();
    render(<Form field={field} pickers={pickers} />);
    await user.type(screen.getByRole('combobox', { name: 'Sprint' }), '4711');
    await screen.findByRole('option', { name: /Sprint 4711/ });
    await answered();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toEqual({ id: '4711', name: '', state: null }));
  });
});

describe('a team', () => {
  const field = fieldOf('Team', { type: 'team', custom: `${CFT}:atlassian-team` });

  it('is taken by its id where nobody knows its name', async () => {
    const user = userEvent.setup();
    render(<Form field={field} />);
    await user.click(screen.getByRole('combobox', { name: 'Team' }));
    await user.paste('36885b3c-1bf0-4f85-a357-c5b858c31de4');
    await screen.findByRole('option', { name: /36885b3c/ });
    await answered();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toEqual({ id: '36885b3c-1bf0-4f85-a357-c5b858c31de4', name: '' }));
  });
});

describe('people', () => {
  const field = fieldOf('QA owner', { type: 'user', custom: `${CFT}:userpicker` });
  const people = ['Mara Lind', 'Malte Aurich', 'Oda Voss'].map((displayName) => ({
    accountId: displayName,
    displayName,
  }));

  it('are counted among all, for the eye and for a screen reader', async () => {
    const user = userEvent.setup();
    const pickers = fakePickers({
      searchUsers: (_field, query) =>
        Promise.resolve(foundHere(people.filter(({ displayName }) => displayName.toLowerCase().includes(query)))),
    });
    render(<Form field={field} pickers={pickers} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('3 people'));
    await user.paste('ma');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('2 of 3 people match'));
  });

  it('that nobody may browse are explained rather than missing', async () => {
    const user = userEvent.setup();
    const none = { items: [], complete: true, from: 'jira', mayBrowse: false } as const;
    render(<Form field={field} pickers={fakePickers({ searchUsers: () => Promise.resolve(none) })} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    expect(
      await screen.findByText(/lacks the permission Browse users and groups. A Jira admin can give it/),
    ).toBeVisible();
  });

  it('that this computer remembers are marked as such', async () => {
    const user = userEvent.setup();
    const seen = { items: people, complete: false, from: 'computer', mayBrowse: null } as const;
    render(<Form field={field} pickers={fakePickers({ searchUsers: () => Promise.resolve(seen) })} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    expect(await screen.findByText('From this computer')).toBeVisible();
  });
});

describe('a few options', () => {
  const tier = (required: boolean) =>
    fieldOf(
      'Customer tier',
      { type: 'option', custom: `${CFT}:radiobuttons` },
      { required, allowedValues: options(['Walk-in', 'Member', 'Gold']) },
    );

  it('are radio buttons where Jira draws them so, moved through with the arrows', async () => {
    const user = userEvent.setup();
    render(<Form field={tier(true)} />);
    const group = screen.getByRole('radiogroup', { name: 'Customer tier' });
    expect(within(group).queryByRole('radio', { name: 'None' })).not.toBeInTheDocument();
    await user.tab();
    await user.keyboard(' {ArrowDown}');
    await waitFor(() => expect(held()).toEqual({ id: '2', label: 'Member' }));
  });

  it('have None among them where one need not be chosen', async () => {
    const user = userEvent.setup();
    render(<Form field={tier(false)} first={{ id: '3', label: 'Gold' }} />);
    await user.click(screen.getByRole('radio', { name: 'None' }));
    expect(held()).toBeNull();
  });

  it('keep a value in sight that Jira no longer offers', () => {
    render(<Form field={tier(true)} first={{ id: '9', label: 'Platinum' }} />);
    expect(screen.getByRole('radio', { name: 'Platinum' })).toBeChecked();
  });

  it('are checkboxes where several may be chosen, held in the order of Jira', async () => {
    const user = userEvent.setup();
    const field = fieldOf(
      'Browsers',
      { type: 'array', items: 'option', custom: `${CFT}:multicheckboxes` },
      { allowedValues: options(['Chrome', 'Firefox', 'Safari']) },
    );
    render(<Form field={field} />);
    const group = screen.getByRole('group', { name: 'Browsers' });
    within(group).getByRole('checkbox', { name: 'Safari' }).focus();
    await user.keyboard(' ');
    within(group).getByRole('checkbox', { name: 'Chrome' }).focus();
    await user.keyboard(' ');
    expect(held()).toEqual([
      { id: '1', label: 'Chrome' },
      { id: '3', label: 'Safari' },
    ]);
  });

  it('are a list that opens once they are more than five', () => {
    const field = fieldOf(
      'Customer tier',
      { type: 'option', custom: `${CFT}:radiobuttons` },
      { allowedValues: options(['1', '2', '3', '4', '5', '6']) },
    );
    render(<Form field={field} />);
    expect(screen.getByRole('combobox', { name: 'Customer tier' })).toBeVisible();
  });
});

describe('5,000 options', () => {
  const many = fieldOf(
    'Commodity',
    { type: 'option', custom: `${CFT}:select` },
    { allowedValues: options(Array.from({ length: 5_000 }, (_, at) => `Commodity ${at + 1}`)) },
  );

  it('are drawn only as far as they are in sight, and every one can be typed', async () => {
    const user = userEvent.setup();
    render(<Form field={many} />);
    const box = screen.getByRole('combobox', { name: 'Commodity' });
    await user.click(box);
    const rows = await screen.findAllByRole('option');
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]).toHaveAttribute('aria-setsize', '5000');
    await user.paste('4321');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toEqual({ id: '4321', label: 'Commodity 4321' }));
  });

  it('say how many of them match', async () => {
    const user = userEvent.setup();
    render(<Form field={many} />);
    await user.click(screen.getByRole('combobox', { name: 'Commodity' }));
    await user.paste('commodity 499');
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('15 of 5,000 match'));
  });
});

describe('time', () => {
  it('that it takes and that is left are two parts of one field', async () => {
    const user = userEvent.setup();
    render(<Form field={fieldOf('Time tracking', { type: 'timetracking', system: 'timetracking' })} />);
    await user.type(screen.getByRole('textbox', { name: /Original estimate/ }), '2d');
    await user.type(screen.getByRole('textbox', { name: 'Time tracking Remaining estimate' }), '1d 4h');
    expect(held()).toEqual({ originalEstimate: '2d', remainingEstimate: '1d 4h' });
    await user.clear(screen.getByRole('textbox', { name: /Original estimate/ }));
    await user.clear(screen.getByRole('textbox', { name: 'Time tracking Remaining estimate' }));
    expect(held()).toBeNull();
  });

  it('that was spent may have begun before', async () => {
    const user = userEvent.setup();
    const field = fieldOf('Log work', { type: 'array', items: 'worklog', system: 'worklog' });
    render(<Form field={field} />);
    await user.type(screen.getByRole('textbox', { name: /Time spent/ }), '1h 30m');
    expect(held()).toEqual({ timeSpent: '1h 30m', started: '' });
  });
});

describe('links', () => {
  const field = fieldOf('Linked issues', { type: 'array', items: 'issuelinks', system: 'issuelinks' });
  const pickers = fakePickers({
    linkTypes: () => Promise.resolve([{ name: 'Blocks', outward: 'blocks', inward: 'is blocked by' }]),
    searchIssues: () => Promise.resolve(foundHere([{ key: 'SHOP-7', summary: 'Vouchers' }])),
  });

  it('are read as sentences, added with the keyboard, and removed by their own button', async () => {
    const user = userEvent.setup();
    render(<Form field={field} pickers={pickers} />);
    const way = await screen.findByRole('combobox', { name: 'Linked issues, this issue' });
    await waitFor(() => expect(way).toHaveValue('blocks'));
    await user.clear(way);
    await user.type(way, 'is blocked');
    await user.keyboard('{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Linked issues, issue' }), 'vou');
    await screen.findByRole('option', { name: /SHOP-7/ });
    await answered();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(held()).toEqual([
        {
          typeName: 'Blocks',
          typeId: '',
          direction: 'inward',
          words: 'is blocked by',
          issue: { key: 'SHOP-7', summary: 'Vouchers' },
        },
      ]),
    );
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Remove is blocked by SHOP-7' }));
    expect(held()).toBeNull();
  });
});

describe('ids that are typed', () => {
  it('are Assets objects, one after the other', async () => {
    const user = userEvent.setup();
    const field = fieldOf('Devices', { type: 'array', custom: 'com.atlassian.jira.plugins.cmdb:cmdb-object-cf' });
    render(<Form field={field} />);
    await user.type(screen.getByRole('combobox', { name: 'Devices' }), '8b1c:12,8b1c:13{Enter}');
    await waitFor(() =>
      expect(held()).toEqual([
        { id: '8b1c:12', label: '' },
        { id: '8b1c:13', label: '' },
      ]),
    );
  });

  it('are project roles of a restriction', async () => {
    const user = userEvent.setup();
    const field = fieldOf('Restrict to', { type: 'issuerestriction', system: 'issuerestriction' });
    render(<Form field={field} />);
    await user.click(screen.getByRole('combobox', { name: 'Restrict to' }));
    expect(await screen.findByText('Type it, then Enter adds it')).toBeVisible();
    await user.type(screen.getByRole('combobox', { name: 'Restrict to' }), '10002{Enter}');
    await waitFor(() => expect(held()).toEqual({ roles: [{ id: '10002', label: '' }] }));
  });
});

describe('what cannot be set', () => {
  it('is shown as a value, with the reason', () => {
    render(<Form field={fieldOf('Votes', { type: 'votes', system: 'votes' })} first={{ votes: 3 }} />);
    const value = screen.getByRole('group', { name: 'Votes' });
    expect(value).toHaveTextContent('3');
    expect(value).toHaveTextContent('People vote on the issue itself.');
  });
});

describe('a type that nobody has seen', () => {
  const field = fieldOf('Rollout plan', { type: 'any', custom: 'com.example.rollout:plan' });
  const pickers = fakePickers({
    lastAccepted: () => Promise.resolve({ issueKey: 'SHOP-1150', value: { stages: [5, 25] } }),
  });

  it('has the last value that Jira took beside it, and takes it over at one press', async () => {
    const user = userEvent.setup();
    render(<Form field={field} pickers={pickers} />);
    expect(await screen.findByRole('group', { name: 'Accepted in SHOP-1150' })).toHaveTextContent('"stages"');
    await user.click(screen.getByRole('button', { name: 'Use the value of SHOP-1150' }));
    expect(held()).toEqual({ text: JSON.stringify({ stages: [5, 25] }, null, 2) });
    expect(screen.getByText('Valid JSON')).toBeVisible();
  });
});

describe('a form of many fields', () => {
  const fields = ['One', 'Two', 'Three'].map((name) =>
    fieldOf(name, { type: 'string', custom: `${CFT}:textfield` }, { fieldId: name }),
  );
  const drawn: string[] = [];
  const pickers = fakePickers();

  const Row = memo(function Row({
    field,
    value,
    onChange,
  }: {
    readonly field: CreateField;
    readonly value: JsonValue | null;
    readonly onChange: (field: CreateField, value: JsonValue | null) => void;
  }) {
    const tell = useCallback((next: JsonValue | null) => onChange(field, next), [field, onChange]);
    return (
      <Profiler id={field.name} onRender={(name) => void drawn.push(name)}>
        <FieldControl field={field} value={value} onChange={tell} problem={null} pickers={pickers} />
      </Profiler>
    );
  });

  function Many() {
    const [values, setValues] = useState<Readonly<Record<string, JsonValue | null>>>({});
    const tell = useCallback((field: CreateField, value: JsonValue | null) => {
      setValues((before) => ({ ...before, [field.name]: value }));
    }, []);
    return fields.map((field) => (
      <Row key={field.name} field={field} value={values[field.name] ?? null} onChange={tell} />
    ));
  }

  it('draws no field again but the one that is typed in', async () => {
    const user = userEvent.setup();
    render(<Many />);
    drawn.length = 0;
    await user.type(screen.getByRole('textbox', { name: 'Two' }), 'abc');
    expect(new Set(drawn)).toEqual(new Set(['Two']));
  });
});
