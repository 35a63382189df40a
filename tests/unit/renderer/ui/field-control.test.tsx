import { useState } from 'react';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CreateField } from '@shared/jira/field';
import type { JsonValue } from '@shared/json';
import { FieldControl } from '../../../../src/renderer/ui/field-control/field-control';
import { foundHere } from '../../../../src/renderer/ui/picker/option';
import { fakePickers } from './fake-pickers';
import { SAMPLE_FIELDS } from '../../../../src/renderer/features/controls/sample-fields';

const pickers = fakePickers({
  searchUsers: () => Promise.resolve(foundHere([{ accountId: 'a1', displayName: 'Mara Lind' }])),
  searchIssues: () => Promise.resolve(foundHere([{ key: 'SHOP-7', summary: 'Vouchers' }])),
});

function sample(name: string): CreateField {
  const found = SAMPLE_FIELDS.find(({ field }) => field.name === name);
  if (!found) throw new Error(`No sample field is called ${name}.`);
  return found.field;
}

function Form({
  name,
  first = null,
  problem = null,
}: {
  readonly name: string;
  readonly first?: JsonValue | null;
  readonly problem?: string | null;
}) {
  const [value, setValue] = useState<JsonValue | null>(first);
  return (
    <>
      <FieldControl field={sample(name)} value={value} onChange={setValue} problem={problem} pickers={pickers} />
      <p data-testid="held">{JSON.stringify(value)}</p>
      <button>After</button>
    </>
  );
}

const held = (): unknown => JSON.parse(screen.getByTestId('held').textContent);

describe('a field of a form', () => {
  it.each(SAMPLE_FIELDS.map(({ field, value }) => [field.name, value] as const))(
    '%s is found by its label and shows its value',
    (name, value) => {
      render(<Form name={name} first={value} />);
      expect(screen.getAllByLabelText(name)[0]).toBeInTheDocument();
      expect(held()).toEqual(value);
    },
  );

  it('is empty again when its text is removed', async () => {
    const user = userEvent.setup();
    render(<Form name="Summary" first="A" />);
    await user.clear(screen.getByRole('textbox', { name: 'Summary' }));
    expect(held()).toBeNull();
  });

  it('counts a summary and cuts nothing that is too long', async () => {
    const user = userEvent.setup();
    render(<Form name="Summary" first={'x'.repeat(255)} />);
    await user.type(screen.getByRole('textbox', { name: 'Summary' }), 'y');
    expect(screen.getByText('256 / 255')).toBeVisible();
    expect(held()).toBe(`${'x'.repeat(255)}y`);
  });

  it('keeps a number that is only half typed', async () => {
    const user = userEvent.setup();
    render(<Form name="Orders hit" />);
    await user.type(screen.getByRole('textbox', { name: 'Orders hit' }), '1e');
    expect(held()).toBe('1e');
  });

  it('says what Jira refused, and takes an accepted value at one press', async () => {
    const user = userEvent.setup();
    render(
      <Form
        name="Severity"
        first={{ id: '10311', label: 'Critical' }}
        problem="Jira refused “Critical”. The option was disabled."
      />,
    );
    const control = screen.getByRole('combobox', { name: 'Severity' });
    expect(control).toBeInvalid();
    expect(control).toHaveAccessibleDescription(/Jira refused “Critical”\. The option was disabled\./);
    await user.click(screen.getByRole('button', { name: 'Sev 2, major' }));
    expect(held()).toEqual({ id: '10402', label: 'Sev 2, major' });
  });

  it('takes an unknown type as JSON text, valid or not', async () => {
    const user = userEvent.setup();
    render(<Form name="Rollout plan" />);
    await user.type(screen.getByRole('textbox', { name: 'Rollout plan' }), '{{"a"');
    expect(held()).toEqual({ text: '{"a"' });
    expect(screen.getByText(/cannot draw, so it is sent as JSON/)).toBeVisible();
  });
});

describe('a day', () => {
  it('becomes ISO when the field is left, from any clear form', async () => {
    const user = userEvent.setup();
    render(<Form name="Due date" />);
    await user.type(screen.getByRole('textbox', { name: 'Due date' }), '30.11.2026');
    await user.tab();
    expect(held()).toBe('2026-11-30');
  });

  it('keeps what is no day yet', async () => {
    const user = userEvent.setup();
    render(<Form name="Due date" />);
    await user.type(screen.getByRole('textbox', { name: 'Due date' }), '2026-13');
    await user.tab();
    expect(held()).toBe('2026-13');
  });

  it('is chosen in the month with the keyboard', async () => {
    const user = userEvent.setup();
    render(<Form name="Due date" first="2026-11-30" />);
    await user.click(screen.getByRole('button', { name: 'Choose a day for Due date' }));
    expect(await screen.findByRole('button', { name: /30 November 2026/ })).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowDown}{Enter}');
    await waitFor(() => expect(held()).toBe('2026-12-08'));
  });
});

describe('a moment', () => {
  it('is typed on the clock of this computer and kept with its offset', async () => {
    const user = userEvent.setup();
    render(<Form name="Seen at" />);
    await user.type(screen.getByRole('textbox', { name: 'Seen at' }), '2026-11-30 13:30');
    const value = held();
    expect(value).toMatch(/^2026-11-30T13:30:00\.000[+-]\d\d:\d\d$/);
    expect(new Date(String(value)).getTime()).toBe(new Date(2026, 10, 30, 13, 30).getTime());
  });

  it('keeps what was typed while it is no moment yet', async () => {
    const user = userEvent.setup();
    render(<Form name="Seen at" />);
    await user.type(screen.getByRole('textbox', { name: 'Seen at' }), '2026-11-30 1');
    expect(screen.getByRole('textbox', { name: 'Seen at' })).toHaveValue('2026-11-30 1');
    expect(held()).toBe('2026-11-30 1');
  });
});

describe('a description', () => {
  it('is edited with its formatting, and held as it came while nobody changes it', async () => {
    const bold = { type: 'text', text: 'Loud', marks: [{ type: 'strong' }] };
    const formatted = { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [bold] }] };
    render(<Form name="Description" first={formatted} />);
    await screen.findByRole('toolbar', { name: 'Formatting' });
    const text = screen.getByRole('textbox', { name: 'Description' });
    expect(within(text).getByText('Loud').tagName).toBe('STRONG');
    expect(held()).toEqual(formatted);
  });
});
