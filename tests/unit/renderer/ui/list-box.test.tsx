import { useState } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ListBox } from '../../../../src/renderer/ui/list-box/list-box';

const ITEMS = Array.from({ length: 10_000 }, (_, index) => `SHOP-${index + 1}`);
const itself = (item: string) => item;

function Queue({ onOpen }: { readonly onOpen?: (item: string) => void }) {
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <ListBox
      label="Incoming"
      items={ITEMS}
      itemKey={itself}
      renderRow={itself}
      currentKey={current}
      onCurrentChange={setCurrent}
      onOpen={onOpen}
      selectedKeys={selected}
      onToggle={(item) => setSelected(new Set([...selected, item]))}
    />
  );
}

function current(): string {
  const list = screen.getByRole('listbox', { name: 'Incoming' });
  const id = list.getAttribute('aria-activedescendant');
  return (id === null ? null : document.getElementById(id)?.textContent) ?? 'none';
}

describe('a long list', () => {
  it('holds only what is in sight, and says how long it is', () => {
    render(<Queue />);
    const rows = screen.getAllByRole('option');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(60);
    expect(rows[0]).toHaveAttribute('aria-setsize', '10000');
  });

  it('is walked with j, k and the arrows, and stops at its ends', async () => {
    const user = userEvent.setup();
    render(<Queue />);
    await user.tab();
    await user.keyboard('j');
    expect(current()).toBe('SHOP-1');
    await user.keyboard('jj{ArrowDown}');
    expect(current()).toBe('SHOP-4');
    await user.keyboard('k{ArrowUp}');
    expect(current()).toBe('SHOP-2');
    await user.keyboard('{Home}k');
    expect(current()).toBe('SHOP-1');
  });

  it('goes by pages and to its end, and the current row is always in the page', async () => {
    const user = userEvent.setup();
    render(<Queue />);
    await user.tab();
    await user.keyboard('{Home}{PageDown}');
    expect(current()).toBe('SHOP-18');
    await user.keyboard('{End}');
    expect(current()).toBe('SHOP-10000');
    await user.keyboard('{PageUp}');
    expect(current()).toBe('SHOP-9983');
  });

  it('opens the current row with Enter and selects it with x', async () => {
    const user = userEvent.setup();
    const opened: string[] = [];
    render(<Queue onOpen={(item) => opened.push(item)} />);
    await user.click(screen.getByRole('option', { name: 'SHOP-3' }));
    await user.click(screen.getByRole('listbox', { name: 'Incoming' }));
    screen.getByRole('listbox', { name: 'Incoming' }).focus();
    await user.keyboard('{Enter}x');
    expect(opened).toEqual(['SHOP-3']);
    expect(screen.getByRole('option', { name: 'SHOP-3' })).toHaveAttribute('aria-selected', 'true');
  });

  it('leaves keys with Ctrl to the rest of the window', async () => {
    const user = userEvent.setup();
    render(<Queue />);
    await user.tab();
    await user.keyboard('{Control>}j{/Control}');
    expect(current()).toBe('none');
  });
});
