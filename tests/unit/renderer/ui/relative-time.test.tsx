import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelativeTime } from '../../../../src/renderer/ui/marks/relative-time';

const START = Date.parse('2026-11-22T12:00:00Z');
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a relative time', () => {
  it('ticks while it is young', () => {
    render(<RelativeTime iso={at(0)} />);
    expect(screen.getByText('just now')).toBeVisible();
    for (let minute = 0; minute < 3; minute++) act(() => void vi.advanceTimersByTime(60_000));
    expect(screen.getByText('3 min ago')).toBeVisible();
  });

  it('of a moment that came after it was first drawn is past, not to come', () => {
    const { rerender } = render(<RelativeTime iso={at(-24 * 60)} />);
    vi.setSystemTime(START + 4 * 60_000);
    rerender(<RelativeTime iso={at(4)} />);
    expect(screen.getByText('just now')).toBeVisible();
  });
});
