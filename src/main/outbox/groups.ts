import type { ChangeGroup, ChangeState } from '@shared/ipc/change';
import type { SiteRef } from '@shared/jira/site';
import type { Connection } from '../storage/connection';
import type { NewGroup } from './journalled-change';

/** Many changes made at once, and what a person holds back. */
export class Groups {
  constructor(private readonly connection: Connection) {}

  add({ id, accountId, cloudId, title, createdAt }: NewGroup): void {
    this.connection.run(
      'INSERT INTO change_group (id, account, cloud_id, title, created_at) VALUES (?, ?, ?, ?, ?)',
      id,
      accountId,
      cloudId,
      title,
      createdAt,
    );
  }

  /** Newest first, each with how many of its changes are in each state. */
  list(account: string, cloudId: string): readonly ChangeGroup[] {
    return this.read(
      'g.account = ? AND g.cloud_id = ? GROUP BY g.id, c.state ORDER BY g.created_at DESC, g.rowid DESC',
      account,
      cloudId,
    );
  }

  get({ accountId, cloudId }: SiteRef, id: string): ChangeGroup | null {
    const where = 'g.id = ? AND g.account = ? AND g.cloud_id = ?';
    return this.read(`${where} GROUP BY g.id, c.state`, id, accountId, cloudId)[0] ?? null;
  }

  private read(rest: string, ...values: readonly string[]): readonly ChangeGroup[] {
    const rows = this.connection.rows(
      `SELECT g.id, g.title, g.created_at, g.paused, c.state, count(c.id), min(c.project_key), max(c.project_key)
       FROM change_group g LEFT JOIN change c ON c.group_id = g.id WHERE ${rest}`,
      ...values,
    );
    const groups = new Map<string, ChangeGroup>();
    for (const [id, title, createdAt, paused, state, count, first, last] of rows) {
      const former = groups.get(String(id));
      const one = first === last && typeof first === 'string' ? first : undefined;
      const projectKey = former === undefined || former.projectKey === one ? one : undefined;
      const counts = {
        ...former?.counts,
        ...(typeof state === 'string' ? { [state as ChangeState['state']]: Number(count) } : {}),
      };
      groups.set(String(id), {
        id: String(id),
        title: String(title),
        createdAt: Number(createdAt),
        paused: Number(paused) === 1,
        total: (former?.total ?? 0) + Number(count),
        ...(projectKey === undefined ? {} : { projectKey }),
        counts,
      });
    }
    return [...groups.values()];
  }

  pause({ accountId, cloudId }: SiteRef, id: string, paused: boolean): void {
    this.connection.run(
      'UPDATE change_group SET paused = ? WHERE id = ? AND account = ? AND cloud_id = ?',
      paused ? 1 : 0,
      id,
      accountId,
      cloudId,
    );
  }

  pauseSite(account: string, cloudId: string, paused: boolean): void {
    if (paused) {
      this.connection.run('INSERT OR IGNORE INTO paused_site (account, cloud_id) VALUES (?, ?)', account, cloudId);
    } else this.connection.run('DELETE FROM paused_site WHERE account = ? AND cloud_id = ?', account, cloudId);
  }

  sitePaused(account: string, cloudId: string): boolean {
    return (
      this.connection.rows('SELECT 1 FROM paused_site WHERE account = ? AND cloud_id = ?', account, cloudId).length > 0
    );
  }

  forgetAccount(account: string): void {
    this.connection.run('DELETE FROM change_group WHERE account = ?', account);
    this.connection.run('DELETE FROM paused_site WHERE account = ?', account);
  }
}
