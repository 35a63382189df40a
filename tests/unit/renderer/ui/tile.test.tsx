import { fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Tile } from '../../../../src/renderer/ui/marks/tile';

const drawn = (attempt: number) => (
  <Tile name="Larkfield" size="site" picture="app-media://site-avatar/a/c" attempt={attempt} />
);

it('shows a letter where the picture does not load, and tries again with the next attempt', () => {
  const { container, rerender } = render(drawn(0));
  const picture = () => container.querySelector('img');
  const first = picture();
  expect(first).not.toBeNull();
  // Back online with a picture that is there: it stays, and is not asked for again.
  rerender(drawn(1));
  expect(picture()).toBe(first);
  if (first !== null) fireEvent.error(first);
  expect(picture()).toBeNull();
  expect(container).toHaveTextContent('L');
  rerender(drawn(2));
  expect(picture()).not.toBeNull();
});
