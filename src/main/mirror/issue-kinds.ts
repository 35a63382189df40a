import type { Connection } from '../storage/connection';
import type { SiteNumbers } from './site-numbers';

/** Issues that are offered the same by Jira, as a rule: of one project and type, in one status. All are ids. */
export interface IssueKind {
  readonly project: string;
  readonly type: string;
  readonly status: string;
  /** The newest issue of this kind. */
  readonly id: string;
}

/** Which kinds of issues the mirror has whole, inside the database process. Read from one index: no issue is touched. */
export class IssueKinds {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
  ) {}

  /** Ids of the projects that any issue belongs to. */
  projects(account: string, cloudId: string): string[] {
    const site = this.sites.find(account, cloudId);
    const projects: string[] = [];
    for (let next = site === null ? null : this.projectAfter(site, null); next !== null && site !== null;) {
      projects.push(next);
      next = this.projectAfter(site, next);
    }
    return projects;
  }

  /** Kinds of one project, the most frequent first. */
  of(account: string, cloudId: string, project: string): IssueKind[] {
    const site = this.sites.find(account, cloudId);
    if (site === null) return [];
    const found = this.connection.rows(
      `SELECT type, status, max(doc) FROM issue
       WHERE site = ? AND project = ? AND type IS NOT NULL AND status IS NOT NULL AND state = 'there' AND fields IS NOT NULL
       GROUP BY type, status ORDER BY count(*) DESC, type, status`,
      site,
      project,
    );
    return found.flatMap(([type, status, doc]) => {
      const [row] = this.connection.rows('SELECT id FROM issue WHERE doc = ?', Number(doc));
      return row === undefined ? [] : [{ project, type: String(type), status: String(status), id: String(row[0]) }];
    });
  }

  /** One step in the index for each project, however many issues it has. */
  private projectAfter(site: number, project: string | null): string | null {
    const [row] = this.connection.rows(
      `SELECT project FROM issue WHERE site = ? AND project > ? AND state = 'there' AND fields IS NOT NULL
       ORDER BY project LIMIT 1`,
      site,
      project ?? '',
    );
    return row === undefined ? null : String(row[0]);
  }
}
