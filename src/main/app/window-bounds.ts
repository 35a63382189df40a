/** Where the window was when it was last closed, in device-independent pixels. */
export interface WindowBounds {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const FIRST_BOUNDS: WindowBounds = { width: 1280, height: 820, maximized: false };
