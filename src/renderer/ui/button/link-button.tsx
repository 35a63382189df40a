import type { ReactNode, Ref } from 'react';
import { classNames } from '../class-names';
import styles from './link-button.module.css';

export interface LinkButtonProps {
  readonly children: ReactNode;
  /** `prose`: inside a sentence, underlined. */
  readonly kind?: 'plain' | 'prose';
  readonly title?: string | undefined;
  /** Its name where the words alone do not say what it does; it holds them. */
  readonly label?: string | undefined;
  /** Of what it shows and hides: whether that is shown. */
  readonly expanded?: boolean | undefined;
  /** Left out where it is the trigger of a popover. */
  readonly onClick?: (() => void) | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that reads as a link: "Read again", "Show in Fields". */
export function LinkButton({
  children,
  kind = 'plain',
  title,
  label,
  expanded,
  onClick,
  ref,
  ...given
}: LinkButtonProps) {
  return (
    <button
      {...given}
      ref={ref}
      type="button"
      title={title}
      aria-label={label}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      className={classNames(styles.link, kind === 'prose' && styles.prose)}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
