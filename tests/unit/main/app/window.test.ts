import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReloadLimit } from '../../../../src/main/app/reload-limit';
import { withinDisplays, type WindowBounds } from '../../../../src/main/app/window-bounds';

const LAPTOP = { x: 0, y: 25, width: 1440, height: 875 };
const SECOND = { x: 1440, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number): WindowBounds => ({ x, y, width: 1280, height: 820, maximized: false });

describe('where the window opens', () => {
  it('is where it was, on whichever display that was', () => {
    expect(withinDisplays(at(1600, 40), [LAPTOP, SECOND])).toEqual(at(1600, 40));
    expect(withinDisplays(at(-800, 60), [LAPTOP])).toEqual(at(-800, 60));
  });

  it.each([
    ['on a display that was unplugged', at(1600, 40)],
    ['to the left of all displays', at(-1279, 40)],
    ['below them', at(100, 880)],
    ['with its upper edge above them', at(100, -400)],
  ])('is chosen by the system when it was %s, and keeps its size', (_where, bounds) => {
    expect(withinDisplays(bounds, [LAPTOP])).toEqual({ width: 1280, height: 820, maximized: false });
  });

  it('is chosen by the system at the first start', () => {
    const first: WindowBounds = { width: 1280, height: 820, maximized: true };
    expect(withinDisplays(first, [LAPTOP])).toEqual(first);
  });
});

describe('a page that broke', () => {
  it('is loaded again, at most three times in any minute', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40_000), { maxLength: 40 }), (gaps) => {
        let now = 0;
        const mayReload = createReloadLimit(() => now);
        const reloaded: number[] = [];
        for (const gap of gaps) {
          now += gap;
          if (mayReload()) reloaded.push(now);
        }
        for (const time of reloaded) {
          expect(reloaded.filter((other) => other >= time && other < time + 60_000).length).toBeLessThanOrEqual(3);
        }
      }),
    );
    let now = 0;
    const mayReload = createReloadLimit(() => now);
    expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false]);
    now = 60_000;
    expect(mayReload()).toBe(true);
  });
});
