import type { KnownIssue } from '@shared/bulk/duplicates';
import type { IssueRow } from '@shared/jira/issue';
import type { JsonValue } from '@shared/json';
import type { Connection } from '../storage/connection';
import { docsOf, type SiteNumbers } from './site-numbers';

/** Issues that are looked at for one answer: others wait for the database meanwhile, 30 ms for a thousand of 5 kB. */
const LOOKED_AT = 1_000;
/** Issues that a sheet is compared with. */
const MOST_KNOWN = 5_000;

/** What the mirrored issues hold in a field, for pickers without a network. Inside the database process. */
export class SeenValues {
  constructor(
    private readonly connection: Connection,
    private readonly sites: SiteNumbers,
  ) {}

  /**
   * Different values of a field, the newest issue's first, at most 500; those of a list one by one.
   * @param project id of the project whose issues are looked at; `null` for all of the site
   */
  ofField(account: string, cloudId: string, fieldId: string, project: string | null): JsonValue[] {
    const seen = new Map<string, JsonValue>();
    for (const { value } of this.held(account, cloudId, fieldId, project)) {
      for (const one of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
        if (one !== null) seen.set(JSON.stringify(one), one);
      }
      if (seen.size >= MOST_VALUES) break;
    }
    return [...seen.values()].slice(0, MOST_VALUES);
  }

  /** The newest value of a field in a project and the issue that has it; an empty list is none. */
  last(
    account: string,
    cloudId: string,
    fieldId: string,
    project: string,
  ): { readonly issueKey: string; readonly value: JsonValue } | null {
    for (const held of this.held(account, cloudId, fieldId, project)) {
      if (!(Array.isArray(held.value) && held.value.length === 0)) return held;
    }
    return null;
  }

  /** Rows of the issues that changed last. */
  newest(account: string, cloudId: string, project: string | null, most: number): IssueRow[] {
    const site = this.sites.find(account, cloudId);
    if (site === null) return [];
    return this.connection
      .rows(
        `SELECT row FROM issue WHERE doc IN (
           SELECT doc FROM issue WHERE site = ? ${project === null ? '' : 'AND project = ?'} AND state = 'there'
           ORDER BY updated DESC LIMIT ?
         ) ORDER BY updated DESC`,
        ...(project === null ? [site, most] : [site, project, most]),
      )
      .map(([row]) => JSON.parse(String(row)) as IssueRow);
  }

  /** What tells a new issue from one that is there, of the issues that changed last. The parent of those that were read whole alone. */
  known(account: string, cloudId: string, project: string): KnownIssue[] {
    const site = this.sites.find(account, cloudId);
    if (site === null) return [];
    return this.connection
      .rows(
        `SELECT key, json_extract(row, '$.summary'), json_extract(row, '$.issueType.id'), json_extract(fields, '$.parent.key')
         FROM issue WHERE site = ? AND project = ? AND state = 'there' ORDER BY updated DESC LIMIT ${MOST_KNOWN}`,
        site,
        project,
      )
      .map(([key, summary, type, parent]) => ({
        key: String(key),
        summary: String(summary ?? ''),
        issueTypeId: String(type ?? ''),
        parentKey: typeof parent === 'string' ? parent : null,
      }));
  }

  private held(
    account: string,
    cloudId: string,
    fieldId: string,
    project: string | null,
  ): { readonly issueKey: string; readonly value: JsonValue }[] {
    const site = this.sites.find(account, cloudId);
    // Jira's ids of fields hold nothing that would end a name in a path.
    if (site === null || !/^[\w.-]+$/.test(fieldId)) return [];
    const path = `$."${fieldId}"`;
    const which =
      project === null ? 'doc BETWEEN ? AND ? ORDER BY doc DESC' : 'site = ? AND project = ? ORDER BY updated DESC';
    return this.connection
      .rows(
        `SELECT key, fields -> ? FROM (
           SELECT key, fields, state FROM issue
           WHERE state = 'there' AND fields IS NOT NULL AND ${which} LIMIT ${LOOKED_AT}
         ) WHERE coalesce(json_type(fields, ?), 'null') <> 'null'`,
        path,
        ...(project === null ? docsOf(site) : [site, project]),
        path,
      )
      .map(([key, value]) => ({ issueKey: String(key), value: JSON.parse(String(value)) as JsonValue }));
  }
}

const MOST_VALUES = 500;
