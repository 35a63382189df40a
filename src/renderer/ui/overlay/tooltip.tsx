import type { ReactElement } from 'react';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Kbd } from '../kbd/kbd';
import styles from './tooltip.module.css';

export interface TooltipProps {
  /** Short words that add to what the control says itself: why it is disabled, what it will do. */
  readonly text: string;
  readonly keys?: string | undefined;
  /** One focusable control with an accessible name of its own. */
  readonly children: ReactElement;
}

export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.tip}>
            {text}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
