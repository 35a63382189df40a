import { useState } from 'react';
import { classNames } from '../class-names';
import { initials } from './initials';
import styles from './avatar.module.css';

export interface AvatarProps {
  /** `null` is nobody: a dashed ring. */
  readonly person: { readonly displayName: string; readonly avatarUrl?: string | null | undefined } | null;
  /** The name stands beside it, so the picture itself is silent. */
  readonly decorative?: boolean;
  readonly size?: 'small' | 'medium';
  /** The change has not reached Jira yet: a dashed ring. */
  readonly pending?: boolean;
}

/**
 * A person as grey initials. A picture is drawn only when it comes through `app-media:`, where main has fetched it: no page of
 * ours loads anything from elsewhere.
 */
export function Avatar({ person, decorative = false, size = 'small', pending = false }: AvatarProps) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const name = person?.displayName ?? 'Nobody';
  const spoken = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  if (person === null) return <span {...spoken} className={classNames(styles.nobody, pending && styles.pending)} />;

  const url = person.avatarUrl ?? '';
  const drawn = url.startsWith('app-media:') && url !== brokenUrl;
  return (
    <span
      {...spoken}
      className={classNames(styles.avatar, size === 'medium' && styles.medium, pending && styles.pending)}
    >
      {drawn ? <img src={url} alt="" className={styles.image} onError={() => setBrokenUrl(url)} /> : initials(name)}
    </span>
  );
}
