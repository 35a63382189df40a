import { fireEvent, render, screen } from '@testing-library/react';
import { Search, Send } from 'lucide-react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CommandPalette } from '../../../../src/renderer/app/command-palette';
import type { Command } from '../../../../src/renderer/app/commands';

let ran: string[];
beforeEach(() => {
  ran = [];
});

const commands: readonly Command[] = [
  { id: 'search', name: 'Search issues', icon: Search, run: () => void ran.push('search') },
  { id: 'outbox', name: 'Show the outbox', icon: Send, run: () => void ran.push('outbox') },
];

function Screen() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onKeyDown={({ key }) => key === 'k' && setOpen(true)}>Behind</button>
      <CommandPalette open={open} onOpenChange={setOpen} commands={commands} onOpen={() => undefined} />
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
});
