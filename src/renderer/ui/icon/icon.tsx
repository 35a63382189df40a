import type { LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import styles from './icon.module.css';

export interface IconProps {
  /** The lucide shape. */
  readonly of: LucideIcon;
  /** 16 beside text of a control, 14 inside text, 12 in a lozenge. */
  readonly size?: 12 | 14 | 16 | 20;
  readonly stroke?: number;
  readonly tone?: 'faint' | 'accent' | 'danger' | 'warning' | 'success' | undefined;
  readonly className?: string | undefined;
}

/** A decorative icon; what it means is said by the control around it. */
export function Icon({ of: Shape, size = 16, stroke = 1.4, tone, className }: IconProps) {
  return (
    <Shape
      aria-hidden="true"
      focusable="false"
      size={size}
      strokeWidth={stroke}
      absoluteStrokeWidth
      className={classNames(styles.icon, tone && styles[tone], className)}
    />
  );
}
