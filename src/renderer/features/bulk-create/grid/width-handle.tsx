import { useRef } from 'react';
import { fitWidth } from './columns';
import styles from './bulk-grid.module.css';

export interface WidthHandleProps {
  /** Of the column, in pixels. */
  readonly width: number;
  /** `null`: as wide as what stands in it. `done`: the hand has let go. */
  readonly onWidth: (width: number | null, done: boolean) => void;
}

/** The edge between two columns, to be drawn. Twice: as wide as what stands in it. The keys do it from the cells. */
export function WidthHandle({ width, onWidth }: WidthHandleProps) {
  const begun = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const at = (x: number): number => fitWidth((begun.current?.width ?? width) + x - (begun.current?.x ?? x));
  return (
    <span
      aria-hidden
      className={styles.edge}
      title="Draw to make the column wider. Click twice to fit it"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture?.(event.pointerId);
        begun.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (begun.current !== null) onWidth(at(event.clientX), false);
      }}
      onPointerUp={(event) => {
        if (begun.current === null) return;
        const moved = event.clientX !== begun.current.x;
        const to = at(event.clientX);
        begun.current = null;
        if (moved) onWidth(to, true);
      }}
      onPointerCancel={() => {
        begun.current = null;
      }}
      onDoubleClick={() => onWidth(null, true)}
    />
  );
}
