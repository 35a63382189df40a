import type { ReactNode } from 'react';
import { useRichText } from './rich-text-context';
import { openableLink } from '@shared/adf/safe-link';
import styles from './rich-text.module.css';

export interface DocLinkProps {
  readonly href: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A link of the document. The page itself never navigates: the click is handed on. */
export function DocLink({ href, className, children }: DocLinkProps) {
  const { onOpenLink } = useRichText();
  const url = openableLink(href);
  if (url === null || !onOpenLink) {
    return (
      <span className={url === null ? styles.deadLink : className} title={url === null ? `Not opened: ${href}` : href}>
        {children}
      </span>
    );
  }
  return (
    <a
      href={url}
      rel="noreferrer noopener"
      title={url}
      className={className ?? styles.link}
      onClick={(event) => {
        event.preventDefault();
        onOpenLink(url);
      }}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
