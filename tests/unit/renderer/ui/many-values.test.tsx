import { useState } from 'react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CascadingChoice } from '@shared/fields/values';
import { Field } from '../../../../src/renderer/ui/field/field';
import { CascadingSelect } from '../../../../src/renderer/ui/picker/cascading-select';
import { LabelsInput } from '../../../../src/renderer/ui/picker/labels-input';
import { MultiCombobox } from '../../../../src/renderer/ui/picker/multi-combobox';
import { foundHere, type Option } from '../../../../src/renderer/ui/picker/option';

function Labels({ first = [] }: { readonly first?: readonly string[] }) {
  const [values, setValues] = useState(first);
  return (
    <>
      <Field label="Labels">
        <LabelsInput
          values={values}
          onChange={setValues}
          suggest={(query) =>
            Promise.resolve(foundHere(['regression', 'ledger'].filter((each) => each.includes(query))))
          }
        />
      </Field>
      <p data-testid="held">{values.join(' ')}</p>
    </>
  );
}

const held = () => screen.getByTestId('held').textContent;

describe('labels', () => {
  it('end at a space or a comma, and one typed twice is held once', async () => {
    const user = userEvent.setup();
    render(<Labels />);
    await user.type(screen.getByRole('combobox', { name: 'Labels' }), 'one two,one ');
    await waitFor(() => expect(held()).toBe('one two'));
  });

  it('end at Enter, however fast one types', async () => {
    const user = userEvent.setup();
    render(<Labels />);
    await user.type(screen.getByRole('combobox', { name: 'Labels' }), 'one{Enter}two{Enter}');
    await waitFor(() => expect(held()).toBe('one two'));
  });

  it('stay when Escape is pressed', async () => {
    const user = userEvent.setup();
    render(<Labels first={['regression', 'ledger']} />);
    await user.click(screen.getByRole('combobox', { name: 'Labels' }));
    await user.keyboard('{Escape}{Escape}{Escape}');
    expect(held()).toBe('regression ledger');
  });

  it('keep what was typed when the field is left', async () => {
    const user = userEvent.setup();
    render(<Labels />);
    await user.type(screen.getByRole('combobox', { name: 'Labels' }), 'late');
    await user.tab();
    await waitFor(() => expect(held()).toBe('late'));
  });

  it('are taken back with Backspace in the empty input', async () => {
    const user = userEvent.setup();
    render(<Labels first={['regression', 'ledger']} />);
    await user.type(screen.getByRole('combobox', { name: 'Labels' }), '{Backspace}');
    await waitFor(() => expect(held()).toBe('regression'));
  });

  it('are removed by their own button', async () => {
    const user = userEvent.setup();
    render(<Labels first={['regression', 'ledger']} />);
    await user.click(screen.getByRole('button', { name: 'Remove regression' }));
    await waitFor(() => expect(held()).toBe('ledger'));
  });

  it('never lose one because its name is typed again', async () => {
    const user = userEvent.setup();
    render(<Labels first={['regression']} />);
    await user.type(screen.getByRole('combobox', { name: 'Labels' }), 'reg');
    await screen.findByRole('option', { name: /New label/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toContain('regression'));
  });
});

function Components() {
  const [values, setValues] = useState<readonly Option[]>([]);
  const source = [
    { id: '1', label: 'Refunds' },
    { id: '2', label: 'Webhooks' },
  ];
  return (
    <>
      <Field label="Components">
        <MultiCombobox source={source} values={values} onChange={setValues} />
      </Field>
      <p data-testid="held">{values.map(({ id }) => id).join(' ')}</p>
    </>
  );
}

describe('several of the allowed values', () => {
  it('are chosen one after the other from the keyboard', async () => {
    const user = userEvent.setup();
    render(<Components />);
    const input = screen.getByRole('combobox', { name: 'Components' });
    await user.type(input, 'ref');
    await screen.findByRole('option', { name: 'Refunds' });
    await user.keyboard('{Enter}web');
    await screen.findByRole('option', { name: 'Webhooks' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(held()).toBe('1 2'));
  });
});

function Area() {
  const [value, setValue] = useState<CascadingChoice | null>(null);
  const options = [
    {
      parent: { id: '1', label: 'Checkout' },
      children: [
        { id: '11', label: 'Vouchers' },
        { id: '12', label: 'Payment' },
      ],
    },
    { parent: { id: '2', label: 'Search' }, children: [] },
  ];
  return (
    <>
      <Field label="Area">
        <CascadingSelect options={options} value={value} onChange={setValue} />
      </Field>
      <p data-testid="held">{value === null ? 'empty' : `${value.parent.id} ${value.child?.id ?? 'open'}`}</p>
    </>
  );
}

describe('a cascading select', () => {
  const second = () => screen.getByRole('combobox', { name: 'Area, second level' });

  async function choose(user: ReturnType<typeof userEvent.setup>, name: string, words: string) {
    const input = screen.getByRole('combobox', { name });
    await user.clear(input);
    await user.type(input, words);
    await screen.findAllByRole('option');
    await user.keyboard('{Enter}');
  }

  it('opens its second level with the first, which may be left open', async () => {
    const user = userEvent.setup();
    render(<Area />);
    expect(second()).toBeDisabled();
    await choose(user, 'Area', 'check');
    await waitFor(() => expect(held()).toBe('1 open'));
    expect(second()).toBeEnabled();
    await choose(user, 'Area, second level', 'pay');
    await waitFor(() => expect(held()).toBe('1 12'));
  });

  it('forgets the second level when the first changes', async () => {
    const user = userEvent.setup();
    render(<Area />);
    await choose(user, 'Area', 'check');
    await choose(user, 'Area, second level', 'vou');
    await waitFor(() => expect(held()).toBe('1 11'));
    await choose(user, 'Area', 'sea');
    await waitFor(() => expect(held()).toBe('2 open'));
    expect(second()).toBeDisabled();
  });
});
