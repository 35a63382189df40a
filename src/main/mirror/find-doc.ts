import type { Connection } from '../storage/connection';
import { docOf } from './site-numbers';

/** The `doc` of an issue by key, former key or id; of an id also where the mirror has no such issue. */
export function findDoc(connection: Connection, site: number, idOrKey: string): number | null {
  if (/^\d{1,12}$/.test(idOrKey)) return docOf(site, idOrKey);
  const [row] = connection.rows('SELECT doc FROM issue_key WHERE site = ? AND key = ?', site, idOrKey.toUpperCase());
  return row === undefined ? null : Number(row[0]);
}
