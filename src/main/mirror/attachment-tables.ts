import { isJsonObject, type JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';
import type { SiteNumbers } from './site-numbers';

/** Files larger than this are fetched when somebody opens them, never ahead. */
const MOST_AHEAD_BYTES = 2_000_000;
/** Over all sites and accounts; what was used longest ago makes room. */
const BUDGET_BYTES = 300_000_000;
/** One file of this size is worth less than the many that it would push out. */
const MOST_KEPT_BYTES = 20_000_000;
/** What a thumbnail is taken for before it is there. */
const THUMBNAIL_BYTES = 30_000;

export type AttachmentPart = 'content' | 'thumbnail';

export interface ListedAttachment {
  readonly id: string;
  readonly size: number;
  readonly thumbnail: boolean;
}

/** What the field `attachment` lists; anything that is no attachment is left out. */
export function attachmentsIn(value: JsonValue | undefined): ListedAttachment[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { id, size, mimeType } = one;
    if ((typeof id !== 'string' && typeof id !== 'number') || typeof size !== 'number') return [];
    return [{ id: String(id), size, thumbnail: typeof mimeType === 'string' && mimeType.startsWith('image/') }];
  });
}

/** Data and previews of attachments, inside the database process. An attachment never changes: what is kept stays right. */
export class AttachmentTables {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
    private readonly budget = BUDGET_BYTES,
  ) {}

  /** The attachments that an issue has now: new ones are wanted, those it no longer has go. Within a transaction. */
  want(site: number, doc: number, listed: readonly ListedAttachment[], now: number): void {
    const ids = new Set(listed.map(({ id }) => id));
    for (const [id] of this.connection.rows('SELECT DISTINCT id FROM attachment WHERE doc = ?', doc)) {
      if (!ids.has(String(id))) this.connection.run('DELETE FROM attachment WHERE doc = ? AND id = ?', doc, String(id));
    }
    for (const { id, size, thumbnail } of listed) {
      if (thumbnail) this.list(site, doc, id, 'thumbnail', Math.min(size, THUMBNAIL_BYTES), 'wanted', now);
      this.list(site, doc, id, 'content', size, size <= MOST_AHEAD_BYTES ? 'wanted' : 'left', now);
    }
  }

  /** Smallest first, so that many come before a few large ones do. */
  wanted(account: string, cloudId: string, most: number): { id: string; part: AttachmentPart; size: number }[] {
    const site = this.sites.find(account, cloudId);
    if (site === null || this.used() >= this.budget) return [];
    return this.connection
      .rows(
        "SELECT id, part, size FROM attachment WHERE site = ? AND state = 'wanted' ORDER BY size LIMIT ?",
        site,
        most,
      )
      .map(([id, part, size]) => ({
        id: String(id),
        part: part === 'content' ? 'content' : 'thumbnail',
        size: Number(size),
      }));
  }

  /** `null`: it could not be had, and is not asked for again. */
  keep(
    account: string,
    cloudId: string,
    id: string,
    part: AttachmentPart,
    bytes: Uint8Array | null,
    now: number,
  ): void {
    if (bytes !== null && bytes.byteLength > MOST_KEPT_BYTES) return;
    this.connection.transaction(() => {
      const site = this.sites.of(account, cloudId);
      this.connection.run(
        'UPDATE attachment SET state = ?, bytes = ?, size = ?, used_at = ? WHERE site = ? AND id = ? AND part = ?',
        bytes === null ? 'left' : 'kept',
        bytes,
        bytes?.byteLength ?? 0,
        now,
        site,
        id,
        part,
      );
      this.makeRoom();
    });
  }

  read(account: string, cloudId: string, id: string, part: AttachmentPart, now: number): Uint8Array | null {
    const site = this.sites.find(account, cloudId);
    if (site === null) return null;
    const [row] = this.connection.rows(
      "SELECT bytes FROM attachment WHERE site = ? AND id = ? AND part = ? AND state = 'kept'",
      site,
      id,
      part,
    );
    if (!(row?.[0] instanceof Uint8Array)) return null;
    this.connection.run(
      'UPDATE attachment SET used_at = ? WHERE site = ? AND id = ? AND part = ?',
      now,
      site,
      id,
      part,
    );
    // The native library gives a view that is more than the bytes.
    return new Uint8Array(row[0]);
  }

  removeIssue(doc: number): void {
    this.connection.run('DELETE FROM attachment WHERE doc = ?', doc);
  }

  /** Bytes kept, all sites together. */
  used(): number {
    const [row] = this.connection.rows("SELECT coalesce(sum(size), 0) FROM attachment WHERE state = 'kept'");
    return Number(row?.[0] ?? 0);
  }

  private list(
    site: number,
    doc: number,
    id: string,
    part: AttachmentPart,
    size: number,
    state: 'wanted' | 'left',
    now: number,
  ): void {
    this.connection.run(
      `INSERT INTO attachment (site, id, part, doc, size, state, used_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, id, part) DO UPDATE SET doc = excluded.doc`,
      site,
      id,
      part,
      doc,
      size,
      state,
      now,
    );
  }

  private makeRoom(): void {
    for (let used = this.used(); used > this.budget;) {
      const [oldest] = this.connection.rows(
        "SELECT site, id, part, size FROM attachment WHERE state = 'kept' ORDER BY used_at, id LIMIT 1",
      );
      if (oldest === undefined) return;
      const [site, id, part, size] = oldest;
      this.connection.run(
        "UPDATE attachment SET state = 'left', bytes = NULL WHERE site = ? AND id = ? AND part = ?",
        Number(site),
        String(id),
        String(part),
      );
      used -= Number(size);
    }
  }
}
