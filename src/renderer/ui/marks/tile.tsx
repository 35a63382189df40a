import { useState } from 'react';
import { classNames } from '../class-names';
import styles from './tile.module.css';

export interface TileProps {
  /** The first letter is drawn: of a project, in an input; of a site, in the rail. */
  readonly name: string;
  readonly size?: 'project' | 'site';
  /** `app-media:` address of a picture; the letter stays where there is none or it does not load. */
  readonly picture?: string | null;
}

/** A square with a letter, or with the picture that a site has. */
export function Tile({ name, size = 'project', picture = null }: TileProps) {
  const [broken, setBroken] = useState(false);
  const className = classNames(styles.tile, size === 'site' && styles.site);
  if (picture !== null && !broken) {
    return <img aria-hidden="true" alt="" className={className} src={picture} onError={() => setBroken(true)} />;
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
