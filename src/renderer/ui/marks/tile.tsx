import { classNames } from '../class-names';
import styles from './tile.module.css';

export interface TileProps {
  /** The first letter is drawn: of a project, in an input; of a site, in the rail. */
  readonly name: string;
  readonly size?: 'project' | 'site';
}

/** A square with a letter, where Jira has an avatar that we do not load. */
export function Tile({ name, size = 'project' }: TileProps) {
  return (
    <span aria-hidden="true" className={classNames(styles.tile, size === 'site' && styles.site)}>
      {([...name.trim()][0] ?? '?').toLocaleUpperCase()}
    </span>
  );
}
