import type { ReactNode } from 'react';
import { CircleAlert, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import styles from './notice.module.css';

export type NoticeKind = 'danger' | 'warning' | 'info' | 'plain';

const ICONS: Readonly<Record<NoticeKind, LucideIcon>> = {
  danger: CircleAlert,
  warning: TriangleAlert,
  info: Info,
  plain: Info,
};

export interface NoticeProps {
  readonly kind: NoticeKind;
  /** What happened, in weight 500; the rest follows in `children`. */
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly icon?: LucideIcon | undefined;
  /** One button: the next step. */
  readonly action?: ReactNode;
  /** `bar`: edge to edge on top of a panel. */
  readonly place?: 'box' | 'bar';
}

/** One line and one button, in the place that it is about. */
export function Notice({ kind, title, children, icon, action, place = 'box' }: NoticeProps) {
  return (
    <div
      role={kind === 'danger' ? 'alert' : 'status'}
      className={classNames(styles.notice, styles[kind], place === 'bar' && styles.bar)}
    >
      <Icon of={icon ?? ICONS[kind]} className={styles.icon} />
      <p className={styles.text}>
        {title !== undefined && <strong>{title}</strong>} {children}
      </p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
