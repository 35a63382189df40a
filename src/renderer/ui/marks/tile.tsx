import { useState } from 'react';
import { classNames } from '../class-names';
import styles from './tile.module.css';

export interface TileProps {
  /** The first letter is drawn: of a project, in an input; of a site, in the rail. */
  readonly name: string;
  readonly size?: 'project' | 'site';
  /** `app-media:` address of a picture; the letter stays where there is none or it does not load. */
  readonly picture?: string | null;
  /** Another number: what did not load is worth another try. A picture that is there stays. */
  readonly attempt?: number;
}

/** A square with a letter, or with the picture that a site has. */
export function Tile({ name, size = 'project', picture = null, attempt = 0 }: TileProps) {
  const [brokenAt, setBrokenAt] = useState<number | null>(null);
  const className = classNames(styles.tile, size === 'site' && styles.site);
  if (picture !== null && brokenAt !== attempt) {
    return <img aria-hidden="true" alt="" className={className} src={picture} onError={() => setBrokenAt(attempt)} />;
  }
  return (
    <span aria-hidden="true" className={className}>
      {([...name.trim()][0] ?? '?').toLocaleUpperCase()}
    </span>
  );
}

/** Where the picture of a site comes from; main looks its address up in the account. */
export function sitePicture(
  accountId: string,
  site: { readonly cloudId: string; readonly avatarUrl: string | null },
): string | null {
  if (site.avatarUrl === null) return null;
  return `app-media://site-avatar/${encodeURIComponent(accountId)}/${encodeURIComponent(site.cloudId)}`;
}
