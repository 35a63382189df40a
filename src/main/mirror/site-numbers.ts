import type { Connection } from '../storage/connection';
import { RemovedAccounts } from './removed-accounts';

/** Ids of Jira are below this: `doc` = number of the site × this + the id. */
export const DOCS_OF_A_SITE = 2 ** 36;
/** Beyond, `doc` would no longer be a number that JavaScript holds exactly. */
const MOST_SITES = 2 ** 17;

/** The numbers of (account, cloudId), inside the database process. */
export class SiteNumbers {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly connection: Connection,
    private readonly removed = new RemovedAccounts(),
  ) {}

  /** The number of a site, `null` when nothing of it was ever written. */
  find(account: string, cloudId: string): number | null {
    const name = JSON.stringify([account, cloudId]);
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const [row] = this.connection.rows('SELECT no FROM site WHERE account = ? AND cloud_id = ?', account, cloudId);
    if (row === undefined) return null;
    this.known.set(name, Number(row[0]));
    return Number(row[0]);
  }

  /** The number of a site to write to, made where there is none. Throws for an account that was removed. */
  of(account: string, cloudId: string): number {
    this.removed.refuse(account);
    const found = this.find(account, cloudId);
    if (found !== null) return found;
    this.connection.run('INSERT INTO site (account, cloud_id) VALUES (?, ?)', account, cloudId);
    const made = this.find(account, cloudId);
    if (made === null || made >= MOST_SITES) throw new Error('The mirror has no number for this site.');
    return made;
  }

  /** Numbers are given again after a site was forgotten or its row was rolled back: nobody may remember an old one. */
  forget(): void {
    this.known.clear();
  }
}

/** Throws for an id that is not Jira's: whole numbers as text (contract §3.4). */
export function docOf(site: number, id: string): number {
  const number = /^\d{1,12}$/.test(id) ? Number(id) : Number.NaN;
  if (!(number < DOCS_OF_A_SITE)) throw new Error(`${id} is no id of an issue.`);
  return site * DOCS_OF_A_SITE + number;
}

/** The first and the last `doc` that a site may have. */
export function docsOf(site: number): [number, number] {
  return [site * DOCS_OF_A_SITE, (site + 1) * DOCS_OF_A_SITE - 1];
}
