import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Button } from '../../../../src/renderer/ui/button/button';
import { Menu } from '../../../../src/renderer/ui/overlay/menu';
import { Dialog } from '../../../../src/renderer/ui/overlay/dialog';
import { OverlayProvider } from '../../../../src/renderer/ui/overlay/overlay-provider';

function Question({ disabled = false, onSend = () => undefined }: { disabled?: boolean; onSend?: () => void }) {
  const [open, setOpen] = useState(false);
  return (
    <OverlayProvider>
      <button type="button">Search or run</button>
      <section tabIndex={-1} aria-label="Issue">
        <Menu
          trigger={<button type="button">More</button>}
          groups={[[{ id: 'ask', label: 'Log work', onSelect: () => setOpen(true) }]]}
        />
      </section>
      {open && (
        <Dialog
          open
          onOpenChange={(next) => setOpen(next)}
          title="Log work"
          footer={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button type="submit" form="question" disabled={disabled}>
                Send
              </Button>
            </>
          }
        >
          <form
            id="question"
            onSubmit={(event) => {
              event.preventDefault();
              onSend();
            }}
          >
            <input aria-label="Time" />
          </form>
        </Dialog>
      )}
    </OverlayProvider>
  );
}

async function openByKeys() {
  const user = userEvent.setup();
  act(() => screen.getByRole('button', { name: 'More' }).focus());
  await user.keyboard('{Enter}');
  await screen.findByRole('menuitem', { name: 'Log work' });
  await user.keyboard('{Enter}');
  const time = await screen.findByRole('textbox', { name: 'Time' });
  await waitFor(() => expect(time).toHaveFocus());
  return user;
}

it('sends its form on Ctrl Enter, in a field and on a button', async () => {
  let sent = 0;
  render(<Question onSend={() => sent++} />);
  const user = await openByKeys();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent).toBe(1);
  act(() => screen.getByRole('button', { name: 'Close' }).focus());
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent).toBe(2);
});

it('sends nothing while its main button cannot be pressed', async () => {
  let sent = 0;
  render(<Question disabled onSend={() => sent++} />);
  const user = await openByKeys();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(sent).toBe(0);
});

it('gives the focus back to the button of the menu that opened it', async () => {
  render(<Question />);
  const user = await openByKeys();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'More' })).toHaveFocus());
});
