import { useState } from 'react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Field } from '../../../../src/renderer/ui/field/field';
import { Combobox } from '../../../../src/renderer/ui/picker/combobox';
import { foundHere, type Option, type OptionSource } from '../../../../src/renderer/ui/picker/option';
import { UserPicker, type SearchUsers } from '../../../../src/renderer/ui/picker/user-picker';
import type { UserChoice } from '@shared/fields/values';

const SEVERITIES: readonly Option[] = [
  { id: '1', label: 'Sev 1, outage' },
  { id: '2', label: 'Sev 2, major' },
  { id: '3', label: 'Sev 3, minor' },
];

function Severity({ source = SEVERITIES }: { readonly source?: OptionSource }) {
  const [value, setValue] = useState<Option | null>(null);
  return (
    <Field label="Severity" required>
      <Combobox source={source} value={value} onChange={setValue} nothing="Nothing matches" />
      <p data-testid="held">{value?.id ?? 'empty'}</p>
      <button>After</button>
    </Field>
  );
}

function Owner({ search, said }: { readonly search: SearchUsers; readonly said?: (value: UserChoice | null) => void }) {
  const [value, setValue] = useState<UserChoice | null>(null);
  return (
    <Field label="QA owner">
      <UserPicker
        search={search}
        value={value}
        onChange={(next) => {
          setValue(next);
          said?.(next);
        }}
      />
    </Field>
  );
}

/** A search that a test answers when it wants to, and that remembers what it was asked. */
function heldSearch() {
  const asked: {
    query: string;
    signal: AbortSignal;
    answer: (names: readonly string[]) => void;
    fail: (reason: Error) => void;
  }[] = [];
  const search: SearchUsers = (query, signal) =>
    new Promise((resolve, reject) => {
      asked.push({
        query,
        signal,
        answer: (names) => resolve(foundHere(names.map((displayName) => ({ accountId: displayName, displayName })))),
        fail: reject,
      });
    });
  return { asked, search };
}

describe('a select', () => {
  it('is named by its field and chosen from with the keyboard alone', async () => {
    const user = userEvent.setup();
    render(<Severity />);
    await user.tab();
    expect(screen.getByRole('combobox', { name: 'Severity' })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.getByTestId('held')).not.toHaveTextContent('empty'));
  });

  it('takes the one row that a text can mean when it is left with Tab, and says of any other text that it was not taken', async () => {
    const user = userEvent.setup();
    render(<Severity />);
    await user.tab();
    await user.keyboard('sev');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    await user.tab();
    expect(screen.getByTestId('held')).toHaveTextContent('empty');
    expect(await screen.findByText(/^“sev” was not taken/)).toHaveAttribute('role', 'status');
    await user.click(screen.getByRole('combobox', { name: 'Severity' }));
    await user.keyboard('outage');
    expect(screen.queryByText(/was not taken/)).toBeNull();
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.tab();
    expect(screen.getByTestId('held')).toHaveTextContent('1');
    expect(screen.queryByText(/was not taken/)).toBeNull();
  });

  it('narrows while one types, and Enter takes the first match', async () => {
    const user = userEvent.setup();
    render(<Severity />);
    await user.type(screen.getByLabelText('Severity'), 'minor');
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: 'Severity' })).toHaveValue('Sev 3, minor');
  });

  it('says so when nothing matches, and keeps what was chosen before', async () => {
    const user = userEvent.setup();
    render(<Severity />);
    const input = screen.getByRole('combobox', { name: 'Severity' });
    await user.type(input, 'major');
    await user.keyboard('{Enter}');
    await user.clear(input);
    await user.type(input, 'zzz');
    expect(await screen.findByText('Nothing matches')).toBeInTheDocument();
    expect(screen.queryAllByRole('option')).toHaveLength(0);
  });

  it('returns to the chosen value when the search is left without choosing', async () => {
    const user = userEvent.setup();
    render(<Severity />);
    const input = screen.getByRole('combobox', { name: 'Severity' });
    await user.type(input, 'major');
    await user.keyboard('{Enter}');
    await user.type(input, 'x');
    await user.tab();
    await waitFor(() => expect(input).toHaveValue('Sev 2, major'));
  });
});

describe('a value that comes by itself', () => {
  const [outage, major] = SEVERITIES;

  function Given({ value }: { readonly value: Option | null }) {
    return <Combobox label="Severity" source={SEVERITIES} value={value} onChange={() => undefined} />;
  }

  it('takes nothing from who is typing, and shows once the list is left', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Given value={null} />);
    const input = screen.getByRole('combobox', { name: 'Severity' });
    await user.type(input, 'mi');
    rerender(<Given value={major ?? null} />);
    expect(input).toHaveValue('mi');
    await user.keyboard('nor');
    expect(input).toHaveValue('minor');
    expect(screen.getByRole('option')).toHaveTextContent('Sev 3, minor');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(input).toHaveValue('Sev 2, major'));
  });

  it('is no other value because it was read anew', async () => {
    const user = userEvent.setup();
    const read = (): Option => ({ id: '1', label: 'Sev 1, outage' });
    const { rerender } = render(<Given value={read()} />);
    const input = screen.getByRole('combobox', { name: 'Severity' });
    await user.tripleClick(input);
    await user.keyboard('ma');
    rerender(<Given value={read()} />);
    expect(input).toHaveValue('ma');
  });

  it('shows at once where nobody types', () => {
    const { rerender } = render(<Given value={null} />);
    rerender(<Given value={outage ?? null} />);
    expect(screen.getByRole('combobox', { name: 'Severity' })).toHaveValue('Sev 1, outage');
  });
});

describe('Escape', () => {
  it('closes the list and never takes the value away, however often it is pressed', async () => {
    const user = userEvent.setup();
    render(<Severity />);
    const input = screen.getByRole('combobox', { name: 'Severity' });
    await user.type(input, 'major');
    await user.keyboard('{Enter}');
    await user.keyboard('{ArrowDown}{Escape}{Escape}{Escape}');
    expect(input).toHaveValue('Sev 2, major');
  });
});

describe('a picker that searches', () => {
  it('takes no one on Enter who was found for an earlier text', async () => {
    const user = userEvent.setup();
    const { asked, search } = heldSearch();
    const given: (UserChoice | null)[] = [];
    render(<Owner search={search} said={(value) => given.push(value)} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.answer(['Jonas Keller']);
    await screen.findByRole('option', { name: /Jonas Keller/ });
    // In one go: with a pause in it, it would be two searches.
    await user.paste('mara');
    await user.keyboard('{Enter}');
    expect(given).toEqual([]);
    await waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.answer(['Mara Lind']);
    await screen.findByRole('option', { name: /Mara Lind/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(given.at(-1)?.displayName).toBe('Mara Lind'));
  });

  it('asks once for a pause in typing, and aborts the answer that is no longer wanted', async () => {
    const user = userEvent.setup();
    const { asked, search } = heldSearch();
    render(<Owner search={search} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    await waitFor(() => expect(asked.map(({ query }) => query)).toEqual(['']));
    // No time passes between these: a busy machine would make pauses of what `user.keyboard` types.
    for (const value of ['m', 'ma', 'mar']) fireEvent.input(screen.getByRole('combobox'), { target: { value } });
    await waitFor(() => expect(asked.map(({ query }) => query)).toEqual(['', 'mar']));
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(asked[1]?.signal.aborted).toBe(false);
    asked[0]?.answer(['Too Late']);
    asked[1]?.answer(['Mara Lind']);
    expect(await screen.findByRole('option', { name: /Mara Lind/ })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: /Too Late/ })).not.toBeInTheDocument();
  });

  it('says that it is searching, then that no one matches', async () => {
    const user = userEvent.setup();
    const { asked, search } = heldSearch();
    render(<Owner search={search} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    expect(await screen.findByText('Searching')).toBeInTheDocument();
    await waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.answer([]);
    expect(await screen.findByText('No one matches')).toBeInTheDocument();
  });

  it('says why a search failed, and asks again on request', async () => {
    const user = userEvent.setup();
    const { asked, search } = heldSearch();
    render(<Owner search={search} />);
    await user.click(screen.getByRole('combobox', { name: 'QA owner' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    asked[0]?.fail(new Error('Offline since 14:02.'));
    expect(await screen.findByText('Offline since 14:02.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.answer(['Oda Voss']);
    expect(await screen.findByRole('option', { name: /Oda Voss/ })).toBeInTheDocument();
  });

  it('gives the account of the person that was chosen, and no more than that', async () => {
    const user = userEvent.setup();
    const given: (UserChoice | null)[] = [];
    render(
      <Owner
        said={(value) => given.push(value)}
        search={() =>
          Promise.resolve(foundHere([{ accountId: 'a1', displayName: 'Mara Lind', note: 'You', avatarUrl: null }]))
        }
      />,
    );
    await user.type(screen.getByRole('combobox', { name: 'QA owner' }), 'ma');
    await screen.findByRole('option', { name: /Mara Lind/ });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(given.at(-1)).toEqual({ accountId: 'a1', displayName: 'Mara Lind' });
  });
});

describe('a picker that holds a value and has the focus already', () => {
  it('replaces its label with what is typed after a click, rather than adding to it', async () => {
    render(<Severity />);
    const picker = screen.getByRole('combobox', { name: 'Severity' });
    await userEvent.type(picker, 'Sev 2');
    await userEvent.keyboard('{Enter}');
    expect(picker).toHaveValue('Sev 2, major');
    await userEvent.click(picker);
    await userEvent.keyboard('Sev 3{Enter}');
    expect(picker).toHaveValue('Sev 3, minor');
  });
});
