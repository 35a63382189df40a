import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { succeed } from '@shared/ipc/outcome';
import { ScreenBoundary } from '../../../../src/renderer/app/screen-boundary';
import { fakeMain } from '../fake-bridge';

/** React reports what it caught. */
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

function Issue({ broken }: { readonly broken: { now: boolean } }) {
  if (broken.now) throw new TypeError('No such node: taskItem');
  return <p>SHOP-7</p>;
}

describe('a screen that breaks', () => {
  it('says so, leaves the rest of the window alone, and can be reloaded', async () => {
    const user = userEvent.setup();
    const broken = { now: true };
    render(
      <>
        <nav>Rail</nav>
        <ScreenBoundary what="screen">
          <Issue broken={broken} />
        </ScreenBoundary>
      </>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('This screen broke');
    expect(screen.getByText('Rail')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Reload screen' }));
    expect(screen.getByRole('alert')).toBeVisible();
    broken.now = false;
    await user.click(screen.getByRole('button', { name: 'Reload screen' }));
    expect(screen.getByText('SHOP-7')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('hands out what to report: the error and where it happened', async () => {
    const user = userEvent.setup();
    const main = fakeMain({ 'app.copy': () => succeed(null) });
    render(
      <ScreenBoundary what="issue">
        <Issue broken={{ now: true }} />
      </ScreenBoundary>,
    );
    await user.click(screen.getByRole('button', { name: 'Copy details' }));
    const [copied] = main.asked('app.copy');
    expect(copied?.text).toContain('TypeError: No such node: taskItem');
    expect(copied?.text).toMatch(/In the page:\s+at Issue/);
  });
});
