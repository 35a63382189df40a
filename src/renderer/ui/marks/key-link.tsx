import { classNames } from '../class-names';
import styles from './key-link.module.css';

export interface KeyLinkProps {
  readonly issueKey: string;
  /** Shown on hover, usually the summary. */
  readonly title?: string | undefined;
  /** Without it the key is text: a place that is a link itself. */
  readonly onOpen?: ((issueKey: string) => void) | undefined;
  /** Inside a sentence the key is underlined. */
  readonly prose?: boolean;
}

/** An issue key: mono, quiet, accent under the pointer. */
export function KeyLink({ issueKey, title, onOpen, prose = false }: KeyLinkProps) {
  if (!onOpen) {
    return (
      <span className={styles.key} title={title}>
        {issueKey}
      </span>
    );
  }
  return (
    <a
      className={classNames(styles.key, styles.link, prose && styles.prose)}
      href={`#${encodeURIComponent(issueKey)}`}
      title={title}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onOpen(issueKey);
      }}
    >
      {issueKey}
    </a>
  );
}
