import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './link-button.module.css';

export interface LinkButtonProps {
  readonly children: ReactNode;
  /** `prose`: inside a sentence, underlined. */
  readonly kind?: 'plain' | 'prose';
  readonly title?: string | undefined;
  readonly onClick: () => void;
}

/** A button that reads as a link: "Read again", "Show in Fields". */
export function LinkButton({ children, kind = 'plain', title, onClick }: LinkButtonProps) {
  return (
    <button
      type="button"
      title={title}
      className={classNames(styles.link, kind === 'prose' && styles.prose)}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
