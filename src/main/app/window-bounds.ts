/** Where the window was when it was last closed, in device-independent pixels. */
export interface WindowBounds {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const FIRST_BOUNDS: WindowBounds = { width: 1280, height: 820, maximized: false };

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Enough of the upper edge to see the window and to take hold of it. */
const GRIP = { width: 120, height: 32 };

/**
 * The bounds without a place that no display shows any more: a screen was unplugged, or the resolution has changed. Without a
 * place the system chooses one. `workAreas` are those of the displays. Pure.
 */
export function withinDisplays(bounds: WindowBounds, workAreas: readonly Area[]): WindowBounds {
  const { x, y, width, height, maximized } = bounds;
  if (x === undefined || y === undefined) return bounds;
  const within = workAreas.some((area) => {
    const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return shown >= Math.min(GRIP.width, width) && y >= area.y && y + GRIP.height <= area.y + area.height;
  });
  return within ? bounds : { width, height, maximized };
}
