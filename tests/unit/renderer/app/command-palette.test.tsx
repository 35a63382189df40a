import { fireEvent, render, screen } from '@testing-library/react';
import { Search, Send } from 'lucide-react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandPalette } from '../../../../src/renderer/app/command-palette';
import type { Command } from '../../../../src/renderer/app/commands';
import type { FindInMirror } from '../../../../src/renderer/app/use-mirror-hits';

let ran: string[];
beforeEach(() => {
  ran = [];
});

const commands: readonly Command[] = [
  { id: 'search', name: 'Search issues', icon: Search, run: () => void ran.push('search') },
  { id: 'outbox', name: 'Show the outbox', icon: Send, run: () => void ran.push('outbox') },
];

const row = {
  id: '10012',
  key: 'SHOP-12',
  summary: 'Voucher stays applied',
  issueType: null,
  status: null,
  priority: null,
  assignee: null,
  created: null,
  updated: null,
};
const find: FindInMirror = (text) =>
  Promise.resolve({
    hits:
      text === 'basket'
        ? [
            {
              row,
              fetchedAt: 0,
              where: 'text',
              snippet: [
                { text: 'Empty the ', hit: false },
                { text: 'basket', hit: true },
              ],
            },
          ]
        : [],
    of: 3_210,
  });

function Screen() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onKeyDown={({ key }) => key === 'k' && setOpen(true)}>Behind</button>
      <CommandPalette
        open={open}
        onOpenChange={setOpen}
        commands={commands}
        onOpen={() => undefined}
        find={find}
        onOpenIssue={(issueKey) => void ran.push(issueKey)}
      />
    </>
  );
}

describe('the command palette', () => {
  it('has the focus before the next key can come, and gives it back', async () => {
    render(<Screen />);
    const behind = screen.getByRole('button', { name: 'Behind' });
    behind.focus();
    fireEvent.keyDown(behind, { key: 'k' });
    // What is done in this turn of the event loop is done before the next key; a frame is not.
    await Promise.resolve();
    const box = screen.getByRole('combobox', { name: 'Command or issue key' });
    expect(box).toHaveFocus();
    fireEvent.input(box, { target: { value: 'outbox' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(ran).toEqual(['outbox']);
    await expect.poll(() => document.activeElement).toBe(behind);
  });

  it('finds mirrored issues by their words, says among how many, and opens one with Enter', async () => {
    render(<Screen />);
    fireEvent.keyDown(screen.getByRole('button', { name: 'Behind' }), { key: 'k' });
    const box = await screen.findByRole('combobox', { name: 'Command or issue key' });
    fireEvent.input(box, { target: { value: 'basket' } });
    const hit = await screen.findByRole('option', { name: /SHOP-12.*Voucher stays applied.*Empty the basket/ });
    expect(hit).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByText('Found in 3,210 mirrored issues')).toBeVisible();
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(ran).toEqual(['SHOP-12']);
  });
});
